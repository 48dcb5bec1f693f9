// A forecast of another data source's query: chosen and edited with that data source's own editor, asked in the browser.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { TEST_IDS } from '../../../src/shared/test-ids.ts';
import { hourly } from '../service.ts';
import { expectAccessible } from './testing/accessible.ts';
import { previewFixture } from './testing/preview-fixture.ts';
import { modelOf, sentQueries } from './testing/queries.ts';

const ids = TEST_IDS.queryEditor;
const { open } = previewFixture({
  dashboards: [],
  fill: async service => {
    await service.push('requests', [hourly({}, 48)]);
  },
});

const source = { datasource: { uid: 'waves', type: 'preview-waves' }, query: { hosts: 'a,b' }, step: '1h' };
const model = { queryType: 'forecast', version: 1, source };
const at = (query?: object, app?: string) =>
  `/editor/foresight/query?${new URLSearchParams({ ...(query ? { model: JSON.stringify(query) } : {}), ...(app ? { app } : {}) })}`;
const answered = (page: Page, frames: number) => page.getByText(`Done: ${frames} frames`, { exact: true }).waitFor();

describe('a query of another data source', () => {
  it('is made with its own editor; points travel and are not saved', async () => {
    const page = await open(at());
    const sent = sentQueries(page);
    await page.getByRole('radio', { name: 'Another data source' }).click();
    await page.getByTestId(ids.source).getByText('Waves').waitFor();
    await page.getByLabel('Hosts').fill('a,b');
    await page.getByLabel('Learn from').fill('14d');
    await page.getByLabel('Learn from').press('Enter');
    await answered(page, 12);
    await page.getByLabel('Step').fill('1h');
    await page.getByLabel('Step').press('Enter');
    await expect.poll(() => sent.length).toBeGreaterThan(1);
    await answered(page, 12);
    const saved = await modelOf(page);
    expect(saved).toEqual({
      refId: 'A',
      datasource: { type: 'foresight-analytics-datasource', uid: 'foresight' },
      queryType: 'forecast',
      version: 1,
      source: { ...source, history: '14d' },
    });
    const { given } = sent.at(-1) as unknown as { given: { series: { labels: object; ts: number[] }[] } };
    expect(given.series.map(({ labels, ts }) => [labels, ts.length])).toEqual([
      [{ host: 'a' }, 14 * 24],
      [{ host: 'b' }, 14 * 24],
    ]);
    await expectAccessible(page, `[data-testid=${ids.root}]`);
  });

  it('goes back to a stored metric without leaving anything behind', async () => {
    const page = await open(at(model));
    await page.getByLabel('Hosts').waitFor();
    await page.getByRole('radio', { name: 'Stored metric' }).click();
    await page.getByTestId(ids.metric).waitFor();
    expect(await modelOf(page)).not.toHaveProperty('source');
  });

  it('says what the other data source says', async () => {
    const page = await open(at({ ...model, source: { ...source, query: { hosts: 'fail' } } }));
    const sent = sentQueries(page);
    await page.getByLabel('Hosts').focus();
    await page.getByLabel('Hosts').blur();
    await page.getByText('Error: 0 frames').waitFor();
    expect(sent).toEqual([]);
  });

  it('says what is no span of time, and does not save it', async () => {
    const page = await open(at(model));
    await page.getByLabel('Learn from').fill('two weeks');
    await page.getByLabel('Learn from').press('Enter');
    await page.getByText("'two weeks' is no span of time").waitFor();
    expect(await modelOf(page)).toMatchObject({ source });
  });

  it('tells in a rule that the service takes a token', async () => {
    const page = await open(at(model, 'unified-alerting'));
    await page.getByTestId(ids.tokenNote).getByText('has no token for Grafana yet').waitFor();
  });
});
