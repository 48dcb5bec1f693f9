// Limits of a query as a person enters them: a row is part of the query once it can be read.
import { expect, it } from 'vitest';
import { TEST_IDS } from '../../../src/shared/test-ids.ts';
import { hourly } from '../service.ts';
import { previewFixture } from './testing/preview-fixture.ts';
import { modelOf } from './testing/queries.ts';

const fixture = previewFixture({
  dashboards: [],
  fill: async service => {
    await service.push('requests', [hourly({ service: 'api' }, 240)]);
  },
});

it('takes a second limit when it is complete, and loses the first when it is removed', async () => {
  const first = { value: 130, direction: 'above', name: 'full' };
  const model = JSON.stringify({ queryType: 'breach', version: 1, metric: 'requests', limits: [first] });
  const page = await fixture.open(`/editor/foresight/query?model=${encodeURIComponent(model)}&theme=light`);
  await page.getByTestId(TEST_IDS.queryEditor.addThreshold).click();
  expect(await modelOf(page)).toMatchObject({ limits: [first] });
  await page.getByLabel('value of limit 2').fill('90');
  await page.keyboard.press('Enter');
  await expect.poll(() => modelOf(page)).toMatchObject({ limits: [first, { value: 90 }] });
  await page.getByRole('button', { name: /limit 1/i }).click();
  await expect.poll(async () => ((await modelOf(page)) as { limits: object[] }).limits).toHaveLength(1);
  expect(await modelOf(page)).toMatchObject({ limits: [{ value: 90 }] });
});
