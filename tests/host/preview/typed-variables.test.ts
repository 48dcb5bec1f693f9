// Variables in what is typed: limits, horizons, dates. The file keeps their names, the service gets what they hold.
import { describe, expect, it } from 'vitest';
import { TEST_IDS } from '../../../src/shared/test-ids.ts';
import { hourly } from '../service.ts';
import { dashboard, dataSourceVariable, panelJson } from './testing/dashboards.ts';
import { panel, panelError } from './testing/panel.ts';
import { previewFixture } from './testing/preview-fixture.ts';
import { modelOf, sentQueries } from './testing/queries.ts';

const ids = TEST_IDS.queryEditor;
const text = (name: string, value: string) => ({
  type: 'textbox',
  name,
  query: value,
  current: { value, text: value },
});
const QUERY = {
  refId: 'A',
  queryType: 'breach',
  version: 1,
  metric: 'requests',
  model: 'drift',
  horizon: '$hours',
  limits: [{ value: '$roof', direction: 'above', name: 'roof of $roof' }],
};
const at = (query: object, more = '') =>
  `/editor/foresight/query?model=${encodeURIComponent(JSON.stringify(query))}${more}`;

const fixture = previewFixture({
  dashboards: [
    dashboard('typed', [panelJson({ id: 1, type: 'table', title: 'Roof', targets: [QUERY] })], {
      templating: { list: [dataSourceVariable, text('hours', '12'), text('roof', '500')] },
    }),
  ],
  fill: async service => {
    await service.push('requests', [hourly({ service: 'api' }, 240)]);
  },
});

describe('on a dashboard', () => {
  it('are numbers by the time the service is asked', async () => {
    const page = await fixture.open('/');
    const sent = sentQueries(page);
    await page.goto(`${fixture.preview.url}/d/typed`);
    await panel(page, 'Roof').getByText('roof of 500').first().waitFor();
    expect(sent.at(-1)).toMatchObject({
      horizon: 12,
      limits: [{ value: 500, direction: 'above', name: 'roof of 500' }],
    });
  });

  it('that hold no number are told, and nothing is sent', async () => {
    const page = await fixture.open('/');
    const sent = sentQueries(page);
    await page.goto(`${fixture.preview.url}/d/typed?var-roof=high`);
    await panelError(page, 'Roof').hover();
    expect(await page.getByRole('tooltip').textContent()).toContain(
      "limits.0.value '$roof' is 'high' now, which is no number. Fix: choose another value of the variable",
    );
    expect(sent).toEqual([]);
  });
});

describe('in the editor', () => {
  it('stay as they are typed', async () => {
    const page = await fixture.open(at({ ...QUERY, horizon: 4, limits: [{ value: 1, direction: 'below' }] }));
    const type = async (label: string, value: string) => {
      await page.getByLabel(label, { exact: true }).fill(value);
      await page.keyboard.press('Enter');
    };
    await type('value of limit 1', '$roof');
    await type('Horizon', '$hours');
    await page.getByTestId(ids.calendar).click();
    await type('Never above', '$roof');
    await type('Never below', '5');
    await expect
      .poll(() => modelOf(page))
      .toMatchObject({
        horizon: '$hours',
        limits: [{ value: '$roof', direction: 'below' }],
        bounds: { lower: 5, upper: '$roof' },
      });
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('of an alert rule are warned of', async () => {
    const page = await fixture.open(at(QUERY, '&app=unified-alerting'));
    await page.getByText('Alert rules have no variables').waitFor();
    await page.getByText('Fix: write plain names and values.').waitFor();
  });
});
