// Variables of a dashboard on their way into a query of ours.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hourly } from '../service.ts';
import { dashboard, dataSourceVariable, lastActual, panelJson, query } from './testing/dashboards.ts';
import { panel, panelError } from './testing/panel.ts';
import { previewFixture } from './testing/preview-fixture.ts';
import { sentQueries } from './testing/queries.ts';

const datasource = { type: 'foresight-analytics-datasource', uid: '$datasource' };
const several = (name: string, query: object, value: readonly string[]) => ({
  type: 'query',
  name,
  datasource,
  query,
  refresh: 1,
  multi: true,
  current: { value, text: value },
});
const values = { refId: 'variable', kind: 'values', metric: '$metric', label: 'service' };
const one = {
  type: 'custom',
  name: 'metric',
  query: 'requests,errors',
  current: { value: 'requests', text: 'requests' },
};
const service = several('service', values, ['api', 'web (v2)']);
const metrics = several('metric', { refId: 'variable', kind: 'metrics' }, ['requests', 'errors']);
const stat = (id: number, target: object) =>
  panelJson({ id, type: 'stat', title: 'Last', targets: [target], options: lastActual });

const fixture = previewFixture({
  dashboards: [
    dashboard('several', [stat(1, query('$metric', '$service'))], {
      templating: { list: [dataSourceVariable, one, service] },
    }),
    dashboard('metrics', [stat(1, query('$metric'))], { templating: { list: [dataSourceVariable, metrics] } }),
    dashboard('newer', [stat(1, { ...query('requests'), version: 7 })]),
    dashboard('empty', [stat(1, { refId: 'A', queryType: 'forecast', version: 1, metric: '' })]),
    dashboard('stopped', [stat(1, query('requests', 'api'))]),
  ],
  fill: async host => {
    await host.push('requests', [hourly({ service: 'api' }, 60), hourly({ service: 'web (v2)' }, 60), hourly({}, 60)]);
    await host.push('errors', [hourly({ service: 'web (v2)' }, 60)]);
  },
});
const { open } = fixture;
const problem = async (page: Page) => {
  await panelError(page, 'Last').hover();
  return (await page.getByRole('tooltip').textContent()) ?? '';
};

describe('a variable with several values', () => {
  it('under = means any of them, each as plain text', async () => {
    const page = await open('/');
    const sent = sentQueries(page);
    await page.goto(`${fixture.preview.url}/d/several`);
    await panel(page, 'Last').getByText(/\d/).first().waitFor();
    expect(sent.at(-1)?.labels).toEqual([{ name: 'service', op: '=~', value: 'api|web \\(v2\\)' }]);
    expect(sent.at(-1)?.metric).toBe('requests');
  });

  it('takes its values from the service: labels of the metric that another variable names', async () => {
    const page = await open('/d/several?var-metric=errors&var-service=web%20(v2)');
    await page
      .getByTestId('data-testid template variable')
      .filter({ hasText: 'service' })
      .getByRole('combobox')
      .click();
    await page.getByRole('option', { name: 'web (v2)' }).waitFor();
    expect(await page.getByRole('option', { name: 'api' }).count()).toBe(0);
  });

  it('cannot be a metric: the panel says so, and nothing is sent', async () => {
    const page = await open('/');
    const sent = sentQueries(page);
    await page.goto(`${fixture.preview.url}/d/metrics`);
    expect(await problem(page)).toMatch(
      /has 2 values \(requests, errors\).*Fix: choose one value, or repeat the panel/,
    );
    expect(sent).toEqual([]);
  });
});

describe('a query that cannot be answered', () => {
  it('of a newer plugin is sent as it is, and the service says why', async () => {
    const page = await open('/d/newer', /\/api\/ds\/query/);
    expect(await problem(page)).toMatch(/version 7; this service knows 1 to 1\. Fix: upgrade the Foresight service/);
  });

  it('without a metric is not sent', async () => {
    const page = await open('/');
    const sent = sentQueries(page);
    await page.goto(`${fixture.preview.url}/d/empty`);
    await panel(page, 'Last').waitFor();
    await page.waitForLoadState('networkidle');
    expect(sent).toEqual([]);
    expect(await panelError(page, 'Last').count()).toBe(0);
  });

  it('says what to start when the service is stopped', async () => {
    await fixture.service.stop();
    try {
      const page = await open('/d/stopped', /\/api\/ds\/query/);
      expect(await problem(page)).toMatch(/gets no answer from the Foresight service\. Fix: start the service/);
    } finally {
      await fixture.service.start();
    }
  });
});
