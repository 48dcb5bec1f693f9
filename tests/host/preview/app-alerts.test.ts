// Alert rules from the app's page: about all series of a metric, by the same drawer as in the panel.
import { type AlertRule, grafanaRule } from '@foresight/contracts';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { TEST_IDS } from '../../../src/shared/test-ids.ts';
import { hourly } from '../service.ts';
import { expectAccessible } from './testing/accessible.ts';
import { previewFixture } from './testing/preview-fixture.ts';

const { alertDrawer: IDS, home: HOME } = TEST_IDS;
const fixture = previewFixture({
  dashboards: [],
  fill: async host => {
    await host.push('users', [hourly({ team: 'a' }, 24 * 40)]);
  },
});
const address = (query: string) => `/a/foresight-analytics-app?${query}`;

async function opened(theme: string, mayFail?: RegExp): Promise<Page> {
  const page = await fixture.open(address(`role=Editor&theme=${theme}`), mayFail, [1400, 1000]);
  await page.getByRole('button', { name: 'Create alert rule about users…' }).press('Enter');
  return page;
}

const wanted = (value: number): readonly (readonly [title: string, rule: AlertRule])[] => [
  [
    'The limit is likely to be crossed',
    { kind: 'breach', metric: 'users', limit: { value, direction: 'above' }, probability: 0.2 },
  ],
  [
    'The value leaves its band',
    { kind: 'outside', metric: 'users', x: 3, n: 5, direction: 'both', sensitivity: 'normal' },
  ],
  ['The forecast is no longer to be trusted', { kind: 'distrust', metric: 'users', sign: 'healthy' }],
];
const isInWindow = (element: { getBoundingClientRect(): { readonly top: number; readonly bottom: number } }) => {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= (globalThis as unknown as { readonly innerHeight: number }).innerHeight;
};

describe('the bell of a metric', () => {
  it.each(['dark', 'light'])('opens the three sentences, readable in the %s theme', async theme => {
    const page = await opened(theme);
    await page.getByText('Alert me about users').waitFor();
    for (const kind of ['breach', 'outside', 'distrust'])
      await page.getByTestId(IDS.count(kind)).waitFor({ timeout: 60_000 });
    expect(Number(await page.getByLabel('Limit', { exact: true }).inputValue())).toBeGreaterThan(120);
    await expectAccessible(page, `[data-testid="${IDS.root}"]`);
  });

  it('makes each of the three rules', async () => {
    const page = await opened('dark');
    const limit = Number(await page.getByLabel('Limit', { exact: true }).inputValue());
    await page.getByLabel('Folder').click();
    await page.getByRole('option', { name: 'Foresight (new)' }).click();
    const { rules, folders } = fixture.preview.alerts;
    for (const [i, [title, rule]] of wanted(limit).entries()) {
      await page.getByRole('radio', { name: title }).check();
      await page.getByTestId(IDS.create).click();
      await expect.poll(() => rules.length).toBe(i + 1);
      const link = page.locator(`a[href="/alerting/grafana/${rules[i]!.uid}/view"]`);
      await link.waitFor();
      // What became of it is seen without a search.
      await expect.poll(() => link.evaluate(isInWindow)).toBe(true);
      const made = grafanaRule(rule, {
        ...{ datasourceUid: 'foresight', folderUid: folders[0]!.uid, group: 'Foresight, every 5m', stepMs: 3_600_000 },
        for: rule.kind === 'outside' ? '0s' : '10m',
      });
      expect(rules[i]).toEqual({ ...made, uid: rules[i]!.uid, provenance: '' });
    }
    expect(folders).toHaveLength(1);
  });

  it('says why nothing opens when the service does not answer', async () => {
    const page = await fixture.open(address('role=Editor'), /\/resources\/series/);
    await page.route('**/resources/series?*', route => route.abort());
    await page.getByTestId(HOME.alert('users')).click();
    await page.getByText('No alert rule can be made').waitFor();
    expect(await page.getByTestId(IDS.root).count()).toBe(0);
  });

  it('is not there for viewers', async () => {
    const page = await fixture.open(address('role=Viewer'));
    await page
      .getByTestId(HOME.metrics)
      .getByRole('row', { name: /^users/ })
      .waitFor();
    expect(await page.getByRole('columnheader', { name: 'Alert' }).count()).toBe(0);
    expect(await page.getByTestId(HOME.alert('users')).count()).toBe(0);
  });
});
