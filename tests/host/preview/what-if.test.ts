// Sliders, scenarios and the menu of the forecast panel, against the real service.
import { readFileSync } from 'node:fs';
import type { ScenarioAnswer } from '@foresight/contracts';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { TEST_IDS } from '../../../src/shared/test-ids.ts';
import { hourly } from '../service.ts';
import { expectAccessible } from './testing/accessible.ts';
import { dashboard, panelJson, query } from './testing/dashboards.ts';
import { previewFixture } from './testing/preview-fixture.ts';

const IDS = TEST_IDS.forecastPanel;
const panel = (options: object) =>
  panelJson({
    id: 1,
    type: 'foresight-forecast-panel',
    title: 'Users, "all"',
    targets: [{ ...query('users'), model: 'seasonal-naive', horizon: 24 }],
    options,
  });
const { open, service } = lazily(
  previewFixture({
    dashboards: [dashboard('sliders', [panel({ whatIf: true })])],
    fill: async host => {
      await host.push('users', [hourly({ team: '=a,"b"' }, 24 * 10)]);
    },
  }),
);

/** The service is there when tests run, not before. */
function lazily(fixture: ReturnType<typeof previewFixture>) {
  return { open: fixture.open, service: () => fixture.service };
}

const PATH = '/solo/sliders/1';
const slider = (page: Page) => page.getByTestId(IDS.whatIfPercent);
const result = (page: Page) => page.getByTestId(IDS.whatIfResult);

async function kept(): Promise<readonly ScenarioAnswer[]> {
  const { app, tokens } = service();
  const headers = { authorization: `Bearer ${tokens.admin}` };
  return (await app.api.inject({ url: '/api/v1/scenarios', headers })).json<{ items: ScenarioAnswer[] }>().items;
}

describe('sliders', () => {
  it('show by keys what comes of a change, and say so', async () => {
    const page = await open(PATH);
    await slider(page).focus();
    await page.keyboard.press('PageUp');
    await page.keyboard.press('ArrowRight');
    expect(await slider(page).getAttribute('aria-valuetext')).toMatch(/^\+11%/);
    expect(await result(page).innerText()).toMatch(/^\+[\d.]+ on \d+ \w+, \+[\d.]+–[\d.]+ \(80%\)$/);
    expect(await page.getByTestId(IDS.legend).innerText()).toContain('Scenario 80%');
    await expectAccessible(page, `[data-testid="${IDS.whatIf}"]`);
    await page.getByRole('button', { name: 'Reset' }).click();
    await result(page).waitFor({ state: 'detached' });
    expect(await page.getByTestId(IDS.legend).innerText()).not.toContain('Scenario');
  });

  it('keep a scenario under a name, which others find and open; a name that is taken is refused in words', async () => {
    const page = await open(`${PATH}?role=Editor`, /\/resources\/scenarios/);
    await page.getByLabel('Change of users in percent').fill('20');
    await page.getByTestId(IDS.whatIfStart).focus();
    await page.keyboard.press('ArrowRight');
    const save = async () => {
      await page.getByTestId(IDS.whatIfSave).click();
      await page.getByTestId(IDS.whatIfName).fill('Autumn push');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
    };
    await save();
    await page.getByText('Scenario: Autumn push').waitFor();
    const [one] = await kept();
    expect(one).toMatchObject({ slug: 'autumn-push', adjustments: [{ metric: 'users', kind: 'percent', value: 20 }] });
    expect(Date.parse(one!.adjustments[0]!.from!)).toBeGreaterThan(Date.now());

    await page.getByLabel('Change of users in percent').fill('30');
    await save();
    expect(await page.getByTestId(TEST_IDS.problem.alert).innerText()).toContain('The scenario is not saved');
    expect(await kept()).toHaveLength(1);

    const other = await open(`${PATH}?role=Viewer`);
    await other.getByTestId(IDS.whatIfOpen).click();
    await other.getByRole('button', { name: 'Autumn push' }).click();
    expect(await slider(other).getAttribute('aria-valuenow')).toBe('20');
    expect(await other.getByTestId(IDS.whatIfSave).count()).toBe(0);
  });
});

describe('the menu', () => {
  async function downloaded(page: Page, item: string) {
    await page.getByTestId(IDS.menu).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: item }).click(),
    ]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  }

  it('gives a table, data and a picture', async () => {
    const page = await open(PATH);
    const day = new Date().toISOString().slice(0, 10);
    const csv = await downloaded(page, 'Download CSV');
    expect(csv.name).toBe(`users-all-${day}.csv`);
    const rows = csv.bytes.toString('utf8').split('\r\n');
    expect(rows[0]).toBe('\ufefftime,series,role,level,value,team');
    expect(rows[1]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:00:00\.000Z,"users =a,""b""",actual,,[\d.]+,"'=a,""b"""$/);
    expect(rows.filter(row => row.includes(',upper,0.95,'))).toHaveLength(24);

    const json = await downloaded(page, 'Download JSON');
    expect(json.name).toBe(`users-all-${day}.json`);
    const [series] = JSON.parse(json.bytes.toString('utf8')).series;
    expect(series).toMatchObject({ labels: { team: '=a,"b"' }, forecast: { provenance: { metric: 'users' } } });
    expect(series.forecast.time).toHaveLength(24);

    const png = await downloaded(page, 'Download picture (PNG)');
    expect(png.name).toBe(`users-all-${day}.png`);
    expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
    // Its width stands at byte 16: twice that of the chart, at least.
    const { width } = (await page.getByTestId(IDS.chart).boundingBox())!;
    expect(png.bytes.readUInt32BE(16)).toBeGreaterThanOrEqual(2 * Math.floor(width));
  });
});
