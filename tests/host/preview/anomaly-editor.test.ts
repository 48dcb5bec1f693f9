// The editor of anomaly queries as a person uses it.
import { expect, it } from 'vitest';
import { TEST_IDS } from '../../../src/shared/test-ids.ts';
import { hourly } from '../service.ts';
import { expectAccessible } from './testing/accessible.ts';
import { previewFixture } from './testing/preview-fixture.ts';
import { modelOf } from './testing/queries.ts';

const ids = TEST_IDS.queryEditor;
const { open } = previewFixture({
  dashboards: [],
  fill: async service => {
    await service.push('requests', [hourly({ service: 'api' }, 24 * 14)]);
  },
});
const QUERY = { refId: 'A', queryType: 'anomaly', version: 1, metric: 'requests' };

it('saves what is chosen, refuses numbers that cannot be meant, and asks at once', async () => {
  const page = await open(`/editor/foresight/query?model=${encodeURIComponent(JSON.stringify(QUERY))}`);
  const choose = async (field: string, option: RegExp) => {
    await page.getByTestId(field).click();
    await page.getByRole('option', { name: option }).click();
  };
  const type = async (label: string, text: string) => {
    await page.getByLabel(label, { exact: true }).fill(text);
    await page.getByLabel(label, { exact: true }).press('Enter');
  };
  await choose(ids.anomalySensitivity, /^serious/);
  await page.getByText('Done: 6 frames').waitFor();
  await type('At least off by %', '-3');
  await page.getByText("'-3' is not a percentage above 0").waitFor();
  await type('At least off by %', '20');
  await type('Values outside the band', '3');
  await page.getByLabel('of the last').waitFor();
  const chosen = { sensitivity: 'serious', minDeviationPercent: 20, outside: { x: 3, n: 5 } };
  await expect.poll(() => modelOf(page)).toMatchObject({ ...QUERY, ...chosen });
  await expectAccessible(page, 'body');

  // A table has no parts.
  await choose(ids.anomalyShow, /^findings/);
  await page.getByText('Done: 1 frames').waitFor();
  expect(await page.getByTestId(ids.anomalyRoles).count()).toBe(0);
});
