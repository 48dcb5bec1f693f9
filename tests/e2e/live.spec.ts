// Live: a new value reaches an open page by itself, through Grafana's live server.
import { expect, test } from '@grafana/plugin-e2e';
import { TEST_IDS } from '../../src/shared/test-ids.ts';
import { askFor, DATA_SOURCE, editorOf } from './support.ts';

test('a live query is asked again when a value arrives', async ({
  explorePage,
  page,
  request,
  readProvisionedDataSource,
}) => {
  const { uid } = await readProvisionedDataSource({ fileName: 'foresight.yaml' });
  const metric = 'e2e_live';
  const push = async (value: number) => {
    const points = [[new Date().toISOString(), value]];
    const url = `/api/datasources/uid/${uid}/resources/metrics/${metric}/points`;
    const answer = await request.post(url, { data: { series: [{ labels: {}, points }] } });
    expect(answer.ok(), await answer.text()).toBe(true);
  };
  await push(1);
  await explorePage.goto();
  await explorePage.datasource.set(DATA_SOURCE);
  const editor = editorOf(explorePage);
  await askFor(page, editor, metric);
  // Without the switch nothing comes by itself.
  await push(2);
  const unasked = page.waitForResponse(response => (response.request().postData() ?? '').includes(`"${metric}"`), {
    timeout: 3_000,
  });
  expect(await unasked.then(() => 'asked').catch(() => 'quiet')).toBe('quiet');
  const live = page.waitForResponse(response => (response.request().postData() ?? '').includes(`"${metric}"`));
  await editor.getByTestId(TEST_IDS.queryEditor.live).locator('..').click();
  await live;
  // Subscribing takes a moment; a value that comes before it would be in the answer already.
  await expect
    .poll(
      async () => {
        const again = page.waitForResponse(response => (response.request().postData() ?? '').includes(`"${metric}"`), {
          timeout: 4_000,
        });
        await push(Math.random());
        return again.then(response => response.ok()).catch(() => false);
      },
      { timeout: 40_000 },
    )
    .toBe(true);
});
