// The forecast panel as people see it, in both themes, from the plain case to the awkward ones.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { TEST_IDS } from '../../../../src/shared/test-ids.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { previewFixture } from '../testing/preview-fixture.ts';
import { dashboards, GALLERY_UID, LIVE_UID, panelId } from './dashboard.ts';
import { fill } from './fill.ts';
import { picture, THEMES } from './picture.ts';
import { SCENARIOS } from './scenarios.ts';

const IDS = TEST_IDS.forecastPanel;
const SIZE = [900, 420] as const;

const site = previewFixture({ dashboards, fill });

const solo = (name: string, theme = 'dark', more = '') => `/solo/${GALLERY_UID}/${panelId(name)}?theme=${theme}${more}`;

/** How many different colours the chart's canvases hold, one over the other: an empty one has very few. */
const coloursOf = (page: Page) =>
  page.getByTestId(IDS.chart).evaluate(chart => {
    const colours = [...chart.querySelectorAll('canvas')].flatMap(canvas => {
      const { width, height } = canvas;
      if (width === 0 || height === 0) return [];
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height);
      return [...new Set(new Uint32Array(data.buffer))];
    });
    return new Set(colours).size;
  });

describe.each(THEMES)('in %s', theme => {
  it.each(SCENARIOS)('$name', async ({ name, lead, size = SIZE }) => {
    const page = await site.open(solo(name, theme), undefined, size);
    const said = page.getByTestId(IDS.trustLead);
    await said.waitFor();
    expect(await said.innerText()).toMatch(lead);
    await expect.poll(() => coloursOf(page)).toBeGreaterThan(8);
    await picture(page, `forecast-${name}-${theme}`);
  });
});

describe('the picture', () => {
  it('says what it is of a moment, by keyboard alone', async () => {
    const page = await site.open(solo('one-series'), undefined, SIZE);
    const chart = page.getByTestId(IDS.chart);
    await chart.waitFor();
    expect(await chart.getAttribute('aria-label')).toMatch(
      /^one_series now [\d.]+ K, expected [\d.]+ K on \d+ \w+, between /,
    );
    await chart.focus();
    await page.keyboard.press('End');
    const tooltip = page.getByTestId(IDS.tooltip);
    await tooltip.waitFor();
    expect(await tooltip.innerText()).toMatch(/ahead[\s\S]*Forecast[\s\S]*80% band[\s\S]*95% band[\s\S]*Made /);
    const ahead = await tooltip.innerText();
    await page.keyboard.press('Shift+ArrowLeft');
    await expect.poll(() => tooltip.innerText()).not.toBe(ahead);
    await page.keyboard.press('Home');
    await expect.poll(() => tooltip.innerText()).toMatch(/7 days ago[\s\S]*Actual/);
    await picture(page, 'forecast-tooltip-dark');
    await page.keyboard.press('Escape');
    await tooltip.waitFor({ state: 'detached' });
  });

  it('gives its reasons', async () => {
    const page = await site.open(solo('one-series'), undefined, SIZE);
    await page.getByTestId(IDS.trustLead).click();
    const reasons = page.getByTestId(IDS.trustReasons);
    await reasons.waitFor();
    expect(await reasons.innerText()).toMatch(
      /Skill\s+\d+% less error[\s\S]*Coverage[\s\S]*in the 95% band: [\s\S]*Freshness[\s\S]*in the ledger[\s\S]*History/,
    );
    await picture(page, 'forecast-reasons-dark');
  });

  it('shows the band of the series that is pointed at, and keeps it when clicked', async () => {
    const page = await site.open(solo('six-series'), undefined, [1100, 420]);
    const table = page.getByTestId(IDS.table);
    await table.waitFor();
    expect(await table.getByRole('row').count()).toBe(7);
    const quiet = await coloursOf(page);
    const row = table.getByRole('button', { name: 'us-east-1' });
    await row.hover();
    await expect.poll(() => coloursOf(page)).not.toBe(quiet);
    await row.click();
    expect(await row.getAttribute('aria-pressed')).toBe('true');
    await picture(page, 'forecast-six-series-pinned-dark');
    await page.mouse.move(5, 5);
    expect(await coloursOf(page)).not.toBe(quiet);
    await row.click();
    await page.mouse.move(5, 5);
    await expect.poll(() => coloursOf(page)).toBe(quiet);
  });

  it('reaches beyond the dashboard’s range, and zooming moves the range', async () => {
    const page = await site.open(`/d/${LIVE_UID}`, undefined, [1100, 700]);
    const chart = page.getByTestId(IDS.chart);
    await chart.waitFor();
    await expect.poll(() => coloursOf(page)).toBeGreaterThan(8);
    const box = (await chart.boundingBox())!;
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width * 0.3, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.6, y, { steps: 8 });
    await page.mouse.up();
    await expect.poll(() => new URL(page.url()).searchParams.get('from')).toMatch(/^20\d\d-/);
  });
});

describe('accessibility', () => {
  it.each(['one-series', 'six-series', 'not-enough-data'])('of %s has no fault that a machine can find', async name => {
    for (const theme of THEMES) {
      const page = await site.open(solo(name, theme), undefined, [1100, 420]);
      await page.getByTestId(IDS.chart).waitFor();
      await expectAccessible(page, 'section');
    }
  });
});

describe('when something is wrong', () => {
  it.each(THEMES)('a service that stops leaves the last picture, says so, and comes back (%s)', async theme => {
    const page = await site.open(`/d/${LIVE_UID}?theme=${theme}`, /ds\/query/, [1100, 560]);
    await page.getByTestId(IDS.trustLead).waitFor();
    await site.service.stop();
    const notice = page.getByTestId(IDS.notice);
    await notice.waitFor({ timeout: 30_000 });
    expect(await notice.innerText()).toMatch(
      /The Foresight service does not answer[\s\S]*No answer since[\s\S]*npm start/,
    );
    expect(await page.getByTestId(IDS.trustLead).innerText()).toMatch(/^Beats/);
    await picture(page, `forecast-service-stopped-${theme}`);
    const late = await site.open(solo('one-series', theme), /ds\/query/, SIZE);
    const state = late.getByTestId(IDS.state);
    await expect.poll(() => state.innerText()).toMatch(/The Foresight service does not answer/);
    await picture(late, `forecast-service-stopped-from-the-start-${theme}`);
    await site.service.start();
    await notice.waitFor({ state: 'detached', timeout: 30_000 });
  });

  it.each(THEMES)('somebody without the right to query is told whom to ask (%s)', async theme => {
    const page = await site.open(solo('one-series', theme, '&role=None'), /ds\/query/, SIZE);
    const state = page.getByTestId(IDS.state);
    await expect.poll(() => state.innerText()).toMatch(/You may not see these data[\s\S]*Ask an admin/);
    await picture(page, `forecast-without-rights-${theme}`);
  });
});
