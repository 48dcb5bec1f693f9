// The forecast panel: on the dashboard that ships, and in a new one.
import { expect, test } from '@grafana/plugin-e2e';
import { TEST_IDS } from '../../src/shared/test-ids.ts';
import { askFor, DATA_SOURCE, editorOf } from './support.ts';

const DASHBOARD = { uid: 'foresight-forecasts' };
const { trustLead, chart } = TEST_IDS.forecastPanel;

test('the dashboard that ships draws one series and several', async ({ gotoDashboardPage }) => {
  const dashboard = await gotoDashboardPage(DASHBOARD);
  for (const [title, lead] of [
    ['Requests to the API, the next two days', /^Beats seasonal naive by \d+%$/],
    ['Requests by service', /^\d of 4 beat seasonal naive$/],
  ] as const) {
    const panel = dashboard.getPanelByTitle(title);
    await expect(panel.locator.getByTestId(trustLead)).toHaveText(lead);
    await expect(panel.locator.getByTestId(chart)).toBeVisible();
    await expect(panel.getErrorIcon()).toBeHidden();
  }
});

test('no panel of the dashboard that ships has an error', async ({ gotoDashboardPage, page }) => {
  await page.setViewportSize({ width: 1600, height: 2600 });
  const dashboard = await gotoDashboardPage(DASHBOARD);
  await expect(page.getByTestId(trustLead)).toHaveCount(8);
  await expect(dashboard.getPanelByTitle('Busiest hour ahead').locator).toContainText('inference');
  await expect(page.getByTestId('data-testid Panel status error')).toHaveCount(0);
});

test('a variable changes what the panels show', async ({ gotoDashboardPage }) => {
  const dashboard = await gotoDashboardPage({ ...DASHBOARD, queryParams: new URLSearchParams('var-service=search') });
  const panel = dashboard.getPanelByTitle('Busiest hour ahead').locator;
  await expect(panel).toContainText('search');
  await expect(panel).not.toContainText('inference');
});

test('a new panel becomes a forecast in four steps', async ({ panelEditPage, page }) => {
  await panelEditPage.datasource.set(DATA_SOURCE);
  await panelEditPage.setVisualization('Forecast');
  await askFor(page, editorOf(panelEditPage), 'active_users_7d');
  await expect(panelEditPage.panel.locator.getByTestId(trustLead)).toHaveText(/seasonal naive/);
  await expect(panelEditPage.panel.locator.getByTestId(chart)).toBeVisible();
});
