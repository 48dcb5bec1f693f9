// Explore: the question of a query is chosen, and its answer is shown.
import { expect, test } from '@grafana/plugin-e2e';
import { TEST_IDS } from '../../src/shared/test-ids.ts';
import { askFor, DATA_SOURCE, editorOf } from './support.ts';

test('Explore shows a forecast in its own panel, and the quality of data as a table', async ({ explorePage, page }) => {
  await explorePage.goto();
  await explorePage.datasource.set(DATA_SOURCE);
  const editor = editorOf(explorePage);
  expect((await askFor(page, editor, 'signups')).length).toBeGreaterThan(2);
  await page.getByTestId(TEST_IDS.forecastPanel.trustLead).first().waitFor();

  await editor.getByTestId(TEST_IDS.queryEditor.kind).click();
  await page.getByRole('option', { name: /^Data quality/ }).click();
  await expect(editor.getByTestId(TEST_IDS.queryEditor.qualityStat)).toBeVisible();
  await editor.getByTestId(TEST_IDS.queryEditor.qualityStat).click();
  const answered = page.waitForResponse(response => (response.request().postData() ?? '').includes('age_steps'));
  await page.getByRole('option', { name: /^age_steps/ }).click();
  expect((await answered).ok()).toBe(true);
});
