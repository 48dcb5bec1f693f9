// What a person does on a dashboard, and what of it reaches the address and the service.
import type { Page, Request } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { HOUR, THIS_HOUR } from '../service.ts';
import { dashboard, dataSourceVariable, lastActual, panelJson, query } from './testing/dashboards.ts';
import { panel } from './testing/panel.ts';
import { previewFixture } from './testing/preview-fixture.ts';

const HOURS = 24 * 10;
const ts = Array.from({ length: HOURS }, (_, i) => THIS_HOUR - (HOURS - 1 - i) * HOUR);
const flat = (service: string, value: number) => ({ labels: { service }, ts, value: ts.map(() => value) });

const variables = [
  dataSourceVariable,
  {
    type: 'query',
    name: 'metric',
    datasource: { type: 'foresight-analytics-datasource', uid: '$datasource' },
    query: { refId: 'variable', kind: 'metrics' },
    refresh: 1,
    current: { value: 'requests', text: 'requests' },
  },
  { type: 'custom', name: 'service', label: 'Service', query: 'api,web', current: { value: 'api', text: 'api' } },
  { type: 'interval', name: 'step', query: '1h,1d', current: { value: '1h', text: '1h' } },
];
const targets = [query('$metric', '$service')];

const fixture = previewFixture({
  dashboards: [
    dashboard(
      'chosen',
      [
        panelJson({ id: 1, type: 'stat', title: '$metric of $service by $step', targets, options: lastActual }),
        panelJson({ id: 2, type: 'timeseries', title: 'Lines', targets }),
      ],
      { templating: { list: variables } },
    ),
    dashboard(
      'own-range',
      [panelJson({ id: 1, type: 'stat', title: 'Own', timeFrom: '30d', targets: [query('errors')] })],
      {
        links: [{ type: 'link', title: 'All metrics', url: '/a/foresight-analytics-app' }],
      },
    ),
  ],
  fill: async service => {
    await service.push('requests', [flat('api', 1111), flat('web', 2222)]);
    await service.push('errors', [flat('api', 3333)]);
    await service.push('requests', [flat('api', 4444)], service.otherWorkspaceId);
  },
});
const { open } = fixture;

interface QueryBody {
  readonly from: string;
  readonly to: string;
  readonly queries: readonly { readonly datasource: { readonly uid: string }; readonly maxDataPoints: number }[];
}
const isQuery = (request: Request) => request.url().includes('/api/ds/query');
const bodyOf = (request: Request) => request.postDataJSON() as QueryBody;

async function choose(page: Page, variable: string, value: string): Promise<void> {
  await page.getByTestId(`data-testid template variable`).filter({ hasText: variable }).getByRole('combobox').click();
  await page.getByRole('option', { name: value, exact: true }).click();
}

describe('variables', () => {
  it('come from the address, and go into titles and queries', async () => {
    const page = await open('/d/chosen?var-service=web&var-step=1d');
    await panel(page, 'requests of web by 1d').getByText('2222').waitFor();
  });

  it('go to the address when they are chosen', async () => {
    const page = await open('/d/chosen');
    await panel(page, 'requests of api by 1h').getByText('1111').waitFor();
    await choose(page, 'Service', 'web');
    await panel(page, 'requests of web by 1h').getByText('2222').waitFor();
    expect(new URL(page.url()).searchParams.get('var-service')).toBe('web');
  });

  it('take their values from the service', async () => {
    const page = await open('/d/chosen');
    await choose(page, 'metric', 'errors');
    await panel(page, 'errors of api by 1h').getByText('3333').waitFor();
  });

  it('choose the data source, which is another workspace', async () => {
    const page = await open('/d/chosen');
    await panel(page, 'requests of api by 1h').getByText('1111').waitFor();
    const asked = page.waitForRequest(isQuery);
    await choose(page, 'datasource', 'Other');
    await panel(page, 'requests of api by 1h').getByText('4444').waitFor();
    expect(bodyOf(await asked).queries.map(({ datasource }) => datasource.uid)).toEqual(['other']);
  });
});

describe('the time range', () => {
  it('comes from the address', async () => {
    const asked = open(`/d/chosen?from=${THIS_HOUR - 48 * HOUR}&to=${THIS_HOUR}`);
    const request = await (await asked).waitForRequest(isQuery);
    expect(bodyOf(request)).toMatchObject({ from: String(THIS_HOUR - 48 * HOUR), to: String(THIS_HOUR) });
  });

  it('is what was dragged over, in the address and in every query after it', async () => {
    const page = await open('/d/chosen');
    await panel(page, 'requests of api by 1h').getByText('1111').waitFor();
    const plot = panel(page, 'Lines').locator('.u-over');
    const { x, y, width, height } = (await plot.boundingBox())!;
    const asked = page.waitForRequest(isQuery);
    await page.mouse.move(x + width / 4, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width / 2, y + height / 2, { steps: 8 });
    await page.mouse.up();
    const { from, to } = bodyOf(await asked);
    // A quarter of 7 days, give or take a pixel.
    expect((Number(to) - Number(from)) / HOUR).toBeCloseTo((7 * 24) / 4, 0);
    const { searchParams } = new URL(page.url());
    const address = ['from', 'to'].map(name => Date.parse(searchParams.get(name) ?? ''));
    expect(address).toEqual([Number(from), Number(to)]);
  });

  it('of a panel may be its own, while that of the dashboard moves with the clock', async () => {
    const page = await open('/d/own-range');
    const { from, to } = bodyOf(await page.waitForRequest(isQuery));
    expect((Number(to) - Number(from)) / HOUR).toBeCloseTo(30 * 24, 1);
    await panel(page, 'Own').getByText('Last 30 days').waitFor();

    const fixed = await open(`/d/own-range?from=${THIS_HOUR - 5 * HOUR}&to=${THIS_HOUR}`);
    const asked = bodyOf(await fixed.waitForRequest(isQuery));
    expect(Number(asked.to) - Number(asked.from)).toBe(5 * HOUR);
    expect(await fixed.getByText('Last 30 days').count()).toBe(0);
  });

  it('asks for as many points as the panel has pixels', async () => {
    const page = await open('/solo/chosen/2');
    const { queries } = bodyOf(await page.waitForRequest(isQuery));
    expect(queries[0]?.maxDataPoints).toBeGreaterThan(1_200);
    expect(queries[0]?.maxDataPoints).toBeLessThanOrEqual(1_280);
  });
});

describe('links', () => {
  it('beside the title lead where the dashboard says', async () => {
    const page = await open('/d/own-range');
    await page.getByRole('link', { name: 'All metrics' }).click();
    await page.waitForURL('**/a/foresight-analytics-app');
  });
});

describe('the role', () => {
  it.each(['Viewer', 'Editor', 'Admin'])('of the page goes with its requests: %s', async role => {
    const page = await open(`/d/chosen?role=${role}`);
    expect(await (await page.waitForRequest(isQuery)).headerValue('x-preview-role')).toBe(role);
    await page.getByText(`Preview without Grafana · ${role}`).waitFor();
  });
});
