// "Forecast here": the forecast panel over the numbers of another data source.
import { describe, expect, it } from 'vitest';
import { TEST_IDS } from '../../../src/shared/test-ids.ts';
import { hourly } from '../service.ts';
import { dashboard, panelJson } from './testing/dashboards.ts';
import { previewFixture } from './testing/preview-fixture.ts';
import { sentQueries } from './testing/queries.ts';

const ids = TEST_IDS.forecastPanel;
const panel = (options: object) => {
  const datasource = { type: 'preview-waves', uid: 'waves' };
  const targets = [{ refId: 'A', datasource, hosts: 'a,b' }];
  return panelJson({ id: 1, type: 'foresight-forecast-panel', title: 'Load', datasource, targets, options });
};
const { open } = previewFixture({
  dashboards: [
    dashboard('off', [panel({})]),
    dashboard('on', [panel({ forecastHere: { on: true, horizon: 24, level: 80 } })]),
    dashboard('lost', [panel({ forecastHere: { on: true, uid: 'gone' } })]),
  ],
  fill: async service => {
    await service.push('requests', [hourly({}, 48)]);
  },
});

describe('numbers of another data source', () => {
  it('are forecast by a click, each series with the bands of the service', async () => {
    const page = await open('/d/off');
    await page.getByText('no forecast in this answer').waitFor();
    const sent = sentQueries(page);
    await page.getByRole('button', { name: 'Forecast this' }).click();
    await page.getByTestId(ids.here).waitFor({ state: 'detached' });
    await page.getByText('no forecast in this answer').waitFor({ state: 'detached' });
    const [query] = sent as { given: { series: { labels: object }[] } }[];
    expect(query!.given.series.map(({ labels }) => labels)).toEqual([{ host: 'a' }, { host: 'b' }]);
  });

  it('are forecast at once where the panel says so', async () => {
    const page = await open('/d/on');
    await page.getByTestId(ids.trust).waitFor();
    await page.getByText('no forecast in this answer').waitFor({ state: 'detached' });
    await expect.poll(() => page.getByTestId(ids.notice).count()).toBe(0);
    await expect.poll(() => page.getByTestId(ids.here).count()).toBe(0);
  });

  it('stay to be seen where the data source of the forecast is gone, with the reason', async () => {
    const page = await open('/d/lost');
    await page.getByText(/Datasource gone was not found/).waitFor();
    await page.locator('canvas').first().waitFor();
  });
});
