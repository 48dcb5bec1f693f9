// Alert rules from the app's page: about all series of a metric, by the same drawer as in the panel.
import { grafanaRule } from '@foresight/contracts';
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
    await host.push('users', [hourly({ team: 'a' }, 24 * 40), hourly({ team: 'b' }, 24 * 40)]);
  },
});
const address = (query: string) => `/a/foresight-analytics-app?${query}`;

async function opened(theme: string, mayFail?: RegExp): Promise<Page> {
  const page = await fixture.open(address(`role=Editor&theme=${theme}`), mayFail, [1400, 1000]);
  await page.getByRole('button', { name: 'Create alert rule about users…' }).press('Enter');
  return page;
}

describe('the bell of a metric', () => {
  it.each(['dark', 'light'])('opens the three sentences, readable in the %s theme', async theme => {
    const page = await opened(theme);
    await page.getByText('Alert me about users').waitFor();
    for (const kind of ['breach', 'outside', 'distrust']) await page.getByTestId(IDS.count(kind)).waitFor();
    expect(Number(await page.getByLabel('Limit', { exact: true }).inputValue())).toBeGreaterThan(120);
    await expectAccessible(page, `[data-testid="${IDS.root}"]`);
  });

  it.each([
    ['The limit is likely to be crossed', 'breach'],
    ['The value leaves its band', 'outside'],
    ['The forecast is no longer to be trusted', 'distrust'],
  ] as const)('makes the rule "%s"', async (title, kind) => {
    const page = await opened('dark');
    const before = fixture.preview.alerts.rules.length;
    await page.getByRole('radio', { name: title }).check();
    const limit = Number(await page.getByLabel('Limit', { exact: true }).inputValue());
    await page.getByLabel('Folder').click();
    await page.getByRole('option', { name: /^Foresight/ }).click();
    await page.getByTestId(IDS.create).click();
    await page.getByRole('link', { name: 'Open it in Alerting' }).waitFor();
    const { rules, folders } = fixture.preview.alerts;
    expect(rules).toHaveLength(before + 1);
    const rule = {
      breach: { kind: 'breach', metric: 'users', limit: { value: limit, direction: 'above' }, probability: 0.2 },
      outside: { kind: 'outside', metric: 'users', x: 3, n: 5, direction: 'both', sensitivity: 'normal' },
      distrust: { kind: 'distrust', metric: 'users', sign: 'healthy' },
    }[kind] as Parameters<typeof grafanaRule>[0];
    const made = grafanaRule(rule, {
      ...{ datasourceUid: 'foresight', folderUid: folders[0]!.uid, group: 'Foresight, every 5m', stepMs: 3_600_000 },
      for: kind === 'outside' ? '0s' : '10m',
    });
    expect(rules.at(-1)).toEqual({ ...made, uid: rules.at(-1)!.uid, provenance: '' });
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
