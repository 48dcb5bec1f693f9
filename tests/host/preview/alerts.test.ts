// The alert drawer of the forecast panel: a sentence is filled in, and the rule arrives in Grafana.
import { grafanaRule } from '@foresight/contracts';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { TEST_IDS } from '../../../src/shared/test-ids.ts';
import { hourly } from '../service.ts';
import { expectAccessible } from './testing/accessible.ts';
import { dashboard, panelJson, query } from './testing/dashboards.ts';
import { previewFixture } from './testing/preview-fixture.ts';

const { alertDrawer: IDS, forecastPanel: PANEL } = TEST_IDS;
const panel = panelJson({
  id: 1,
  type: 'foresight-forecast-panel',
  title: 'Users',
  targets: [{ ...query('users', '$team'), labels: [{ name: 'team', op: '=', value: '$team' }], horizon: 24 }],
});
const team = { type: 'custom', name: 'team', query: 'a', current: { value: 'a', text: 'a' } };
const fixture = previewFixture({
  dashboards: [
    dashboard('alerts', [panel], {
      templating: {
        list: [
          {
            type: 'datasource',
            name: 'datasource',
            query: 'foresight-analytics-datasource',
            current: { value: 'foresight' },
          },
          team,
        ],
      },
    } as never),
  ],
  fill: async host => {
    await host.push('users', [hourly({ team: 'a' }, 24 * 40), hourly({ team: 'b' }, 24 * 40)]);
  },
});

const ITEM = 'Create alert rule…';
const drawer = (page: Page) => page.getByTestId(IDS.root);

async function opened(role: string, mayFail?: RegExp): Promise<Page> {
  const page = await fixture.open(`/solo/alerts/1?role=${role}&var-team=a`, mayFail, [1400, 1000]);
  await page.getByTestId(PANEL.menu).click();
  return page;
}

async function chooseFolder(page: Page, name: string): Promise<void> {
  await page.getByLabel('Folder').click();
  await page.getByRole('option', { name }).click();
}

describe('the alert drawer', () => {
  it('says first what each rule would have done, then creates the one that is chosen', async () => {
    const page = await opened('Editor');
    await page.getByRole('menuitem', { name: ITEM }).click();
    for (const kind of ['breach', 'outside']) {
      await page.getByTestId(IDS.count(kind)).waitFor();
      expect(await page.getByTestId(IDS.count(kind)).innerText()).toMatch(/^Would (not )?have fired/);
    }
    expect(await page.getByTestId(IDS.count('distrust')).innerText()).toContain('Nothing can be said yet');
    expect(await page.getByTestId(IDS.sentence('distrust')).innerText()).toContain('No forecast is stored');
    await expectAccessible(page, `[data-testid="${IDS.root}"]`);

    await page.getByLabel('Limit', { exact: true }).fill('115');
    await page.getByLabel('Limit', { exact: true }).press('Enter');
    await page
      .getByText(/Would have fired .* real/)
      .first()
      .waitFor();
    await page.getByLabel('Probability in percent').fill('35');
    await page.getByLabel('Probability in percent').press('Enter');
    expect(await page.getByTestId(IDS.create).isDisabled()).toBe(true);
    await chooseFolder(page, 'Foresight (new)');
    await page.getByTestId(IDS.create).click();
    const link = page.getByRole('link', { name: 'Open it in Alerting' });
    await link.waitFor();

    const { folders, rules, intervals } = fixture.preview.alerts;
    const [{ uid: folderUid, title }, rule] = [folders[0]!, rules[0]!];
    expect(title).toBe('Foresight');
    expect(await link.getAttribute('href')).toBe(`/alerting/grafana/${rule.uid}/view`);
    const made = grafanaRule(
      {
        kind: 'breach',
        metric: 'users',
        labels: [{ name: 'team', op: '=', value: 'a' }],
        limit: { value: 115, direction: 'above' },
        horizon: 24,
        probability: 0.35,
      },
      {
        ...{ datasourceUid: 'foresight', folderUid, group: 'Foresight, every 5m', for: '10m', stepMs: 3_600_000 },
      },
    );
    expect(rule).toEqual({ ...made, uid: rule.uid, provenance: '' });
    expect([...intervals.values()]).toEqual([300]);

    // The folder that was made is the one that the next rule goes to.
    await page.getByRole('radio', { name: 'The value leaves its band' }).check();
    await page.getByTestId(IDS.create).click();
    const first = `/alerting/grafana/${rule.uid}/view`;
    await page.locator(`a[href^="/alerting/grafana/"]:not([href="${first}"])`).waitFor();
    expect(folders).toHaveLength(1);
    expect(rules.map(one => one.labels?.foresight)).toEqual(['breach', 'outside']);
  });

  it('says in words what Grafana refuses', async () => {
    const page = await opened('Editor', /\/provisioning\/alert-rules/);
    await page.route('**/api/v1/provisioning/alert-rules', route =>
      route.fulfill({ status: 403, json: { message: 'no' } }),
    );
    await page.getByRole('menuitem', { name: ITEM }).click();
    await chooseFolder(page, 'Foresight');
    await page.getByRole('radio', { name: 'The forecast is no longer to be trusted' }).check();
    await page.getByTestId(IDS.create).click();
    await page.getByText('Grafana does not let you create alert rules in this folder').waitFor();
    expect(await drawer(page).innerText()).toContain('alert.rules:create');
  });

  it('is not offered to viewers', async () => {
    const page = await opened('Viewer');
    await page.getByRole('menuitem', { name: 'Copy as CSV' }).waitFor();
    expect(await page.getByRole('menuitem', { name: ITEM }).count()).toBe(0);
  });
});
