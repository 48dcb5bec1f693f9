// The query editor: a metric is found by its name, and the answer has history, forecast and bands.
import { expect, test } from '@grafana/plugin-e2e';
import { TEST_IDS } from '../../src/shared/test-ids.ts';
import { askFor, DATA_SOURCE, editorOf, rolesOf } from './support.ts';

test('a metric is chosen in Explore, and its forecast is drawn', async ({ explorePage, page }) => {
  await explorePage.datasource.set(DATA_SOURCE);
  await explorePage.timeRange.set({ from: 'now-7d', to: 'now' });
  const frames = await askFor(page, editorOf(explorePage), 'requests');
  expect(new Set(rolesOf(frames))).toEqual(new Set(['actual', 'forecast', 'lower', 'upper']));
  for (const { data } of frames) expect(data.values[1]!.length).toBeGreaterThan(1);
  await expect(page.getByTestId(TEST_IDS.forecastPanel.trustLead)).toContainText('beat seasonal naive');
  await expect(page.getByTestId(TEST_IDS.forecastPanel.chart)).toBeVisible();
});

test('series are summed when the editor says so', async ({ explorePage, page }) => {
  await explorePage.datasource.set(DATA_SOURCE);
  const editor = editorOf(explorePage);
  const single = await askFor(page, editor, 'requests');
  const answered = explorePage.waitForQueryDataResponse();
  await editor
    .getByTestId(TEST_IDS.queryEditor.series)
    .getByRole('radio', { name: 'Sum', exact: true })
    .check({ force: true });
  const { results } = (await (await answered).json()) as { results: { A: { frames: typeof single } } };
  expect(results.A.frames.length).toBeLessThan(single.length);
});
