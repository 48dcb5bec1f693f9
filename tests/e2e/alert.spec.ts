// Alert rules on a forecast: the one that ships evaluates, and a new one does.
import { expect, test } from '@grafana/plugin-e2e';
import { chooseMetric, DATA_SOURCE } from './support.ts';

interface Rule {
  readonly uid: string;
  readonly health: string;
  readonly lastError?: string;
  readonly lastEvaluation: string;
  readonly alerts?: readonly { readonly labels: Readonly<Record<string, string>>; readonly state: string }[];
}

const RULES = '/api/prometheus/grafana/api/v1/rules';

test('the rule that ships evaluates, one instance a service', async ({ request, readProvisionedAlertRule }) => {
  const { uid } = await readProvisionedAlertRule({ fileName: 'foresight.yaml' });
  const read = async () => {
    const { data } = (await (await request.get(RULES)).json()) as { data: { groups: { rules: Rule[] }[] } };
    return data.groups.flatMap(({ rules }) => rules).find(rule => rule.uid === uid);
  };
  const services = async () => ((await read())?.alerts ?? []).map(({ labels }) => labels.service).sort();
  // Before its first evaluation a rule is well, and has no instances.
  await expect.poll(services, { timeout: 80_000 }).toEqual(['api', 'inference', 'search', 'storage']);
  const { health, lastError, alerts = [] } = (await read()) ?? {};
  expect([health, lastError ?? '']).toEqual(['ok', '']);
  const labels = alerts.map(alert => alert.labels);
  expect(new Set(labels.map(({ role }) => role))).toEqual(new Set(['forecast']));
});

test('a new rule on a forecast evaluates', async ({ alertRuleEditPage, page }) => {
  await alertRuleEditPage.alertRuleNameField.fill('Signups ahead');
  await alertRuleEditPage.enableAdvancedQueryMode();
  const row = await alertRuleEditPage.getQueryRow('A');
  await row.datasource.set(DATA_SOURCE);
  await chooseMetric(page, row.locator, 'signups');
  await expect(alertRuleEditPage.evaluate()).toBeOK();
});
