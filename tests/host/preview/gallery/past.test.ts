// What was said on a day, and what is said of goals, on a panel over the real service and its ledger.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { TEST_IDS } from '../../../../src/shared/test-ids.ts';
import { HOUR, type NewSeries, THIS_HOUR } from '../../service.ts';
import { trainMetric } from '../../train-metric.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { dashboard, panelJson, query } from '../testing/dashboards.ts';
import { panel } from '../testing/panel.ts';
import { previewFixture } from '../testing/preview-fixture.ts';
import { picture, THEMES } from './picture.ts';

const IDS = TEST_IDS.forecastPanel;
const SIZE = [900, 440] as const;
const HOURS = 21 * 24;

/** Days that begin now, a slow climb, and one hour that nobody could foresee, 30 hours ago. */
const shape = (i: number): number =>
  36_000 +
  18 * i +
  6_500 * Math.sin(((i - HOURS) / 24) * 2 * Math.PI) +
  ((i * 7919) % 1300) +
  (i === HOURS - 30 ? 9_000 : 0);
const ts = Array.from({ length: HOURS }, (_, i) => THIS_HOUR - (HOURS - 1 - i) * HOUR);
const value = ts.map((_, i) => shape(i));
const until = (hoursAgo: number): NewSeries => ({
  labels: {},
  ts: ts.slice(0, HOURS - hoursAgo),
  value: value.slice(0, HOURS - hoursAgo),
});

const forecastPanel = (id: number, title: string, more: object = {}, asked: object = {}) =>
  panelJson({
    id,
    type: 'foresight-forecast-panel',
    title,
    targets: [{ ...query('users'), horizon: 48, ...asked }],
    fieldConfig: { defaults: { unit: 'short', color: { mode: 'fixed', fixedColor: 'blue' } }, overrides: [] },
    ...more,
  });
const limits = [
  { value: 50_000, direction: 'above', kind: 'goal' },
  { value: 38_000, direction: 'above', kind: 'goal', name: 'floor' },
  { value: 900_000, direction: 'above' },
];
const log = { defaults: { custom: { scaleDistribution: { type: 'log', log: 10 } } }, overrides: [] };

const site = previewFixture({
  dashboards: [
    dashboard('past', [
      forecastPanel(1, 'Users online'),
      forecastPanel(2, 'Goals', {}, { limits }),
      forecastPanel(3, 'Log', { fieldConfig: log }),
      forecastPanel(4, 'Preset', { options: { asOf: '2100-01-01T00:00:00Z' } }),
      forecastPanel(5, 'Wrong preset', { options: { asOf: 'yesterday' } }),
      forecastPanel(6, 'Without', { options: { showReplay: false } }),
      forecastPanel(7, 'Growth', {}, { queryType: 'growth' }),
    ]),
    dashboard('shared', [forecastPanel(1, 'One'), forecastPanel(2, 'Two')], { graphTooltip: 1 }),
  ],
  fill: async service => {
    for (const hoursAgo of [72, 48, 0]) {
      await service.push('users', [until(hoursAgo)]);
      await trainMetric(service, { metric: 'users', horizon: 48 });
    }
  },
});

const solo = (id: number, theme = 'dark') => `/solo/past/${id}?theme=${theme}`;
const lead = (page: Page) => page.getByTestId(IDS.trustLead);

/** Opens the list of past forecasts and steps back by keyboard. */
async function stepBack(page: Page, steps: number): Promise<void> {
  await page.getByTestId(IDS.replayButton).click();
  const track = page.getByTestId(IDS.replayTrack);
  await track.focus();
  for (let i = 0; i < steps; i++) {
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => lead(page).innerText()).toMatch(/^What we said on \d+ \w+, \d\d:\d\d$/);
  }
}

describe('past forecasts', () => {
  it.each(THEMES)('are stepped through by keyboard, and come out as they did (%s)', async theme => {
    const page = await site.open(solo(1, theme), undefined, SIZE);
    await lead(page).waitFor();
    await stepBack(page, 2);
    const track = page.getByTestId(IDS.replayTrack);
    expect(await track.getAttribute('aria-valuetext')).toMatch(/, 2 of 3 past forecasts$/);
    const line = page.getByTestId(IDS.trust);
    // The one hour that nobody could foresee, and perhaps one more.
    await expect
      .poll(() => line.innerText())
      .toMatch(/4[5-7] of 48 hours inside the 95% band[\s\S]*error [\d.]+% \(seasonal naive [\d.]+%\)/);
    expect(await page.getByTestId(IDS.legend).innerText()).toMatch(
      /What happened[\s\S]*Forecast then[\s\S]*Outside the band/,
    );
    await picture(page, `forecast-as-of-${theme}`);
    await expectAccessible(page, 'section');
    await page.getByRole('button', { name: 'Back to now' }).click();
    await expect.poll(() => lead(page).innerText()).toMatch(/^(Beats|No better)/);
    expect(await track.getAttribute('aria-valuetext')).toBe('now');
  });

  it('keep the unit and the colour of the panel, and say of a moment what was said of it', async () => {
    const page = await site.open(solo(1), undefined, SIZE);
    await lead(page).waitFor();
    await stepBack(page, 2);
    await page.getByTestId(IDS.chart).focus();
    // The words are there before the forecast of that day is; the sample nearest to now may be the next one.
    const pointed = async () => {
      for (const key of ['n', 'ArrowLeft']) await page.keyboard.press(key);
      return page.getByTestId(IDS.tooltip).innerText();
    };
    await expect
      .poll(pointed, { timeout: 15_000 })
      .toMatch(/What happened\s+[\d.]+ K\s+Forecast then\s+[\d.]+ K\s+80% band/);
  });

  it('are chosen from a list, too', async () => {
    const page = await site.open(solo(1), undefined, SIZE);
    await page.getByTestId(IDS.replayButton).click();
    await page.getByTestId(IDS.replay).getByRole('combobox').click();
    const options = page.getByRole('option');
    await expect.poll(() => options.count()).toBe(4);
    await options.nth(1).click();
    await expect.poll(() => lead(page).innerText()).toMatch(/^What we said on/);
    await expect.poll(() => page.getByTestId(IDS.trust).innerText()).toMatch(/nothing of it has come yet/);
  });

  it('open with the panel where its option says so', async () => {
    const page = await site.open(solo(4), undefined, SIZE);
    await expect.poll(() => lead(page).innerText()).toMatch(/^What we said on/);
    await page.getByRole('button', { name: 'Back to now' }).click();
    await expect.poll(() => lead(page).innerText()).not.toMatch(/^What we said on/);
  });

  it('name an option that is no time, and show what is said now', async () => {
    const page = await site.open(solo(5), undefined, SIZE);
    expect(await page.getByTestId(IDS.notice).innerText()).toMatch(/“yesterday”, which is no time/);
    expect(await lead(page).innerText()).not.toMatch(/^What we said on/);
  });

  it('are not offered where the option says so, or where there is no room', async () => {
    const page = await site.open(solo(6), undefined, SIZE);
    await lead(page).waitFor();
    expect(await page.getByTestId(IDS.replayButton).count()).toBe(0);
    const narrow = await site.open(solo(1), undefined, [440, 300]);
    await lead(narrow).waitFor();
    expect(await narrow.getByTestId(IDS.replayButton).count()).toBe(0);
  });
});

describe('goals and limits', () => {
  it.each(THEMES)('are told with their chance and date, in words for all (%s)', async theme => {
    const page = await site.open(solo(2, theme), undefined, SIZE);
    await lead(page).waitFor();
    const label = await page.getByTestId(IDS.chart).getAttribute('aria-label');
    expect(label).toMatch(/Goal 50 K: P\(reach by [^)]+\) > 99% · expected \d+ \w+, \d\d:00/);
    expect(label).toMatch(/Goal “floor” 38 K: is above it now/);
    expect(label).toMatch(/Limit 900 K: may reach 900 K before [^.]+, P < 1%$/);
    await picture(page, `forecast-goals-${theme}`);
    const short = await site.open(solo(2, theme), undefined, [440, 300]);
    await expect.poll(() => short.getByTestId(IDS.trust).innerText()).toMatch(/P > 99% · \d+ \w+, \d\d:00$/);
  });
});

describe('best and worst', () => {
  it.each(THEMES)('are the named edges of one band, with the trust of the forecast (%s)', async theme => {
    const page = await site.open(solo(7, theme), undefined, SIZE);
    await expect.poll(() => lead(page).innerText()).toMatch(/^(Beats|No better)/);
    expect(await page.getByTestId(IDS.legend).innerText()).toMatch(/Actual[\s\S]*Forecast[\s\S]*Best to worst/);
    expect(await page.getByTestId(IDS.replayButton).count()).toBe(0);
    await picture(page, `forecast-growth-${theme}`);
  });
});

describe('the axis', () => {
  it('is logarithmic where the field says so', async () => {
    const page = await site.open(solo(3), undefined, SIZE);
    await lead(page).waitFor();
    await expect.poll(() => page.getByTestId(IDS.legend).innerText()).toMatch(/log · (UTC|GMT) · hourly/);
  });
});

describe('the cursor', () => {
  it('is shared both ways with other panels', async () => {
    const page = await site.open('/d/shared', undefined, [1200, 700]);
    const chart = (title: string) => panel(page, title).getByTestId(IDS.chart);
    await chart('One').waitFor();
    await chart('Two').waitFor();
    for (const [here, there] of [
      ['One', 'Two'],
      ['Two', 'One'],
    ] as const) {
      const box = (await chart(here).locator('.u-over').boundingBox())!;
      await page.mouse.move(box.x + box.width / 3, box.y + box.height / 2);
      const other = chart(there).locator('.u-over');
      const cursor = chart(there).locator('.u-cursor-x');
      const left = async () => (await cursor.boundingBox())!.x - (await other.boundingBox())!.x;
      await expect.poll(left).toBeCloseTo(box.width / 3, -1);
    }
  });
});
