// Anomalies of a second query on the history of a forecast panel.
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { TEST_IDS } from '../../../src/shared/test-ids.ts';
import { hourly } from '../service.ts';
import { expectAccessible } from './testing/accessible.ts';
import { dashboard, panelJson, query } from './testing/dashboards.ts';
import { previewFixture } from './testing/preview-fixture.ts';

const ids = TEST_IDS.forecastPanel;
/** Hours before now of a spike upwards, and of a fall. */
const SPIKE = 6;
const FALL = 40;

function odd(service: string) {
  const { labels, ts, value } = hourly({ service }, 24 * 21);
  const off = (hoursAgo: number) => (hoursAgo === SPIKE ? 150 : hoursAgo === FALL ? -120 : 0);
  return { labels, ts, value: value.map((v, i) => v + off(value.length - 1 - i)) };
}

const forecast = { ...query('requests', 'api'), model: 'seasonal-naive', horizon: 24 };
const anomaly = { ...query('requests', 'api'), refId: 'B', queryType: 'anomaly', sensitivity: 'serious' };
const panel = (id: number, targets: readonly object[]) =>
  panelJson({ id, type: 'foresight-forecast-panel', title: 'Requests', targets, options: { future: 'whole' } });
const { open } = previewFixture({
  dashboards: [dashboard('odd', [panel(1, [forecast, anomaly]), panel(2, [forecast])])],
  fill: async service => {
    await service.push('requests', [odd('api'), hourly({ service: 'web' }, 24 * 21)]);
  },
});

/** Pixels of the plot in the colour that marks have in the dark theme. */
const orange = (page: Page) =>
  page.evaluate<number>(`(() => {
    const canvas = document.querySelector('.u-wrap > canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let i = 0; i < data.length; i += 4) if (data[i] > 200 && data[i + 1] > 90 && data[i + 1] < 190 && data[i + 2] < 90) count++;
    return count;
  })()`);

it('are triangles beside the line of the same series, named in legend, label and tooltip', async () => {
  const page = await open('/solo/odd/1?theme=dark');
  const legend = page.getByTestId(ids.legend);
  await legend.getByText('Above expected').waitFor();
  // The values that were watched are no second series: the legend would have names.
  expect(await legend.textContent()).toMatch(/^ActualForecast80%95%Above expectedBelow expected/);
  const chart = page.getByTestId(ids.chart);
  expect(await chart.getAttribute('aria-label')).toMatch(/\. once above expected, once below expected, last on /);
  await expect.poll(() => orange(page)).toBeGreaterThan(40);

  await chart.focus();
  // A day back from the end of the forecast is the last value.
  await page.keyboard.press('End');
  await page.keyboard.press('Shift+ArrowLeft');
  for (let i = 0; i < SPIKE; i++) await page.keyboard.press('ArrowLeft');
  const tooltip = page.getByTestId(ids.tooltip);
  await tooltip.getByText('Above expected').waitFor();
  await tooltip.getByText(/^instead of \d+$/).waitFor();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => tooltip.getByText('Above expected').count()).toBe(0);
  await expectAccessible(page, 'body');
});

it('are not there without the query', async () => {
  const page = await open('/solo/odd/2?theme=dark');
  await page.getByTestId(ids.legend).getByText('Actual').waitFor();
  expect(await page.getByTestId(ids.legend).textContent()).not.toContain('expected');
  expect(await orange(page)).toBe(0);
});
