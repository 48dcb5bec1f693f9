// Save & test of a new data source: green with the token of the service, red with another.
import { expect, test } from '@grafana/plugin-e2e';
import { TEST_IDS } from '../../src/shared/test-ids.ts';
import { DATA_SOURCE_TYPE, TOKEN } from './support.ts';

const UNKNOWN_TOKEN = `fsk_${'0'.repeat(12)}_${'A'.repeat(43)}`;

test('Save & test is green with the token of the service', async ({ createDataSourceConfigPage, page }) => {
  const config = await createDataSourceConfigPage({ type: DATA_SOURCE_TYPE });
  await page.getByTestId(TEST_IDS.configEditor.token).fill(TOKEN);
  await expect(config.saveAndTest()).toBeOK();
  await expect(config).toHaveAlert('success', { hasText: /workspace .* with \d+ metrics/ });
});

test('Save & test is red with a token that nobody knows, and says what to do', async ({
  createDataSourceConfigPage,
  page,
}) => {
  const config = await createDataSourceConfigPage({ type: DATA_SOURCE_TYPE });
  await page.getByTestId(TEST_IDS.configEditor.token).fill(UNKNOWN_TOKEN);
  await expect(config.saveAndTest()).not.toBeOK();
  await expect(config).toHaveAlert('error', { hasText: /token/ });
});
