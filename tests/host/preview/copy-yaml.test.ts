// "Copy as YAML" in the editor of each type of query: what is on the clipboard is the query.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { TEST_IDS } from '../../../src/shared/test-ids.ts';
import type { Ask } from '../fake-grafana.ts';
import { GOOD_QUERIES } from '../fuzz/good-queries.ts';
import { hourly } from '../service.ts';
import { expectAccessible } from './testing/accessible.ts';
import { previewFixture } from './testing/preview-fixture.ts';
import { modelOf } from './testing/queries.ts';

const { open } = previewFixture({
  dashboards: [],
  fill: async service => {
    await service.push('requests', [hourly({ service: 'api', region: 'eu' }, 24 * 14)]);
  },
});
const SOURCE = { datasource: { uid: 'waves' }, query: { refId: 'A', expr: 'sum(rate(x[5m]))' }, history: '14d' };
/** Of each type the one with the most members. */
const QUERIES = [
  ...[...Map.groupBy(GOOD_QUERIES, ({ queryType }) => queryType).values()].map(fullest),
  { refId: 'A', queryType: 'forecast', version: 1, source: SOURCE, asOf: '2026-01-05T07:00:00.000Z' },
];
function fullest(asks: readonly Ask[]) {
  const queries = asks.map(({ queryType, model }) => ({ refId: 'B', queryType, version: 1, ...model }));
  return queries.sort((a, b) => JSON.stringify(b).length - JSON.stringify(a).length)[0]!;
}
const at = (query: object, more = '') =>
  `/editor/foresight/query?model=${encodeURIComponent(JSON.stringify(query))}${more}`;
const button = (page: Page) => page.getByRole('button', { name: 'Copy as YAML' });

describe('copying a query as YAML', () => {
  it.each(QUERIES.map(query => [query.queryType, query] as const))('of type %s', async (_, query) => {
    const page = await open(at(query));
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await button(page).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Query copied as YAML').waitFor();
    const copied = parse(await page.evaluate<string>('navigator.clipboard.readText()'));
    expect(copied).toEqual(await modelOf(page));
    expect(copied).toEqual({ ...query, datasource: { type: 'foresight-analytics-datasource', uid: 'foresight' } });
  });

  it('in an alert rule too, and where the page has no clipboard of its own', async () => {
    const page = await open(at(QUERIES[0]!, '&app=unified-alerting'));
    const copied = page.evaluate<string>(`new Promise(done => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
      document.addEventListener('copy', ({ target }) => done(target.value));
    })`);
    await button(page).click();
    expect(parse(await copied)).toMatchObject(QUERIES[0]!);
    await page.getByText('Query copied as YAML').waitFor();
  });

  it('says why when the browser does not let it', async () => {
    const page = await open(at(QUERIES[0]!));
    await page.evaluate(() => {
      const writeText = () => Promise.reject(new Error('Write permission denied.'));
      Object.defineProperty(navigator, 'clipboard', { value: { writeText } });
    });
    await button(page).click();
    await page.getByText('The query cannot be copied').waitFor();
    await page.getByText('Write permission denied.').waitFor();
  });

  it.each(['dark', 'light'])('can be found and read in the %s theme', async theme => {
    const page = await open(at(QUERIES[0]!, `&theme=${theme}`));
    await page.getByTestId(TEST_IDS.queryEditor.copyYaml).waitFor();
    await expectAccessible(page, `[data-testid=${TEST_IDS.queryEditor.root}]`);
  });
});
