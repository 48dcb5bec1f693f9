// A hundred series under the mouse: what is painted for it, counted in strokes, not in time.
import type { Page, Request } from 'playwright-core';
import { expect, it } from 'vitest';
import { TEST_IDS } from '../../../src/shared/test-ids.ts';
import { HOUR, hourly } from '../service.ts';
import { dashboard, panelJson, query } from './testing/dashboards.ts';
import { previewFixture } from './testing/preview-fixture.ts';

const SERIES = 100;
const fixture = previewFixture({
  dashboards: [
    dashboard('many', [
      panelJson({
        id: 1,
        type: 'foresight-forecast-panel',
        title: 'Many',
        targets: [{ ...query('requests'), model: 'seasonal-naive' }],
      }),
    ]),
  ],
  fill: async service => {
    const series = Array.from({ length: SERIES }, (_, i) => hourly({ host: `host-${i}` }, 24 * 10, 50 + i * 9));
    await service.push('requests', series);
  },
});

/** Counts strokes on each canvas, in the order in which the canvases were made. */
const COUNTING = `
  window.strokes = new Map();
  const stroke = CanvasRenderingContext2D.prototype.stroke;
  CanvasRenderingContext2D.prototype.stroke = function (...path) {
    window.strokes.set(this.canvas, (window.strokes.get(this.canvas) ?? 0) + 1);
    return stroke.apply(this, path);
  };`;
/** Of the plot itself, and of the layer over it. */
const strokesOf = (page: Page) =>
  page.evaluate<[number, number]>(
    `[...document.querySelectorAll('.u-wrap > canvas')].map(canvas => window.strokes.get(canvas) ?? 0)`,
  );

async function openCounting(): Promise<Page> {
  const page = await fixture.open('/solo/many/1');
  await page.evaluate(COUNTING);
  await page.getByTestId(TEST_IDS.forecastPanel.chart).locator('.u-over').waitFor();
  return page;
}
const boxOf = async (page: Page, part: string) => (await page.locator(part).first().boundingBox())!;

it('pointing at series after series paints those alone: the picture of all stays', async () => {
  const page = await openCounting();
  const { x, y, width, height } = await boxOf(page, '.u-over');
  await page.mouse.move(x + width / 2, y + 5);
  const [below, above] = await strokesOf(page);
  for (let i = 0; i < 40; i++) await page.mouse.move(x + (width * (i + 5)) / 50, y + (height * (i + 1)) / 42);
  await page.getByTestId(TEST_IDS.forecastPanel.tooltip).waitFor();
  const [belowAfter, aboveAfter] = await strokesOf(page);
  expect(belowAfter).toBe(below);
  // It was counted, and series were pointed at.
  expect(aboveAfter! - above!).toBeGreaterThan(20);
});

it('the time axis is drawn along: no line is drawn until it is let go, then the dashboard moves by as much', async () => {
  const page = await openCounting();
  const isQuery = (request: Request) => request.url().includes('/api/ds/query');
  const plot = await boxOf(page, '.u-over');
  const axis = await boxOf(page, '.u-axis');
  const [startX, middle] = [plot.x + plot.width * 0.6, axis.y + axis.height / 2];
  await page.mouse.move(startX, middle);
  await page.mouse.down();
  await page.mouse.move(startX - 20, middle);
  const [held] = await strokesOf(page);
  await page.mouse.move(startX - 200, middle, { steps: 10 });
  const [after] = await strokesOf(page);
  // Grid and ticks alone: less than one stroke a series and move.
  expect(after - held).toBeLessThan(10 * 20);
  const asked = page.waitForRequest(isQuery);
  await page.mouse.up();
  const { from, to } = (await asked).postDataJSON() as { from: string; to: string };
  expect((Number(to) - Number(from)) / HOUR).toBeCloseTo(7 * 24, 0);
  // Drawn to the left: later times come in.
  expect(Number(to)).toBeGreaterThan(Date.now() + 12 * HOUR);
});
