import { describe, expect, it } from 'vitest';
import { noise, seriesOf, shaped } from '../../../test/sample-series.ts';
import { DAY } from '../../series/step.ts';
import { dampedHolt } from '../damped-holt.ts';
import type { CalendarEvent, FitOptions } from '../model.ts';

const HORIZON = 14;
const LENGTH = 60;
/** The event comes fifty days ahead of its next time, on the fourth day of the forecast. */
const AHEAD = 3;
const SEEN = LENGTH + AHEAD - 50;

function questionOf(seed: number) {
  const base = shaped(seed, { length: LENGTH + HORIZON, level: 100, waves: [[7, 5]], noise: 2 });
  const truth = base.map((v, t) => (t === SEEN || t === LENGTH + AHEAD ? 0.8 * v : v));
  const series = seriesOf(truth.subarray(0, LENGTH), { unit: 'ms', count: DAY });
  const on = (t: number): CalendarEvent => ({
    name: 'sale',
    from: series.start + t * DAY,
    to: series.start + (t + 1) * DAY,
  });
  const options: FitOptions = { seasons: [7], horizon: HORIZON, events: [on(SEEN), on(LENGTH + AHEAD)] };
  return { truth, series, options };
}

describe('bands where effects are at work', () => {
  it('hold what they promise at an event that was seen once, when its error is as large as the noise', () => {
    let inside = 0;
    for (let seed = 1; seed <= 100; seed++) {
      const { truth, series, options } = questionOf(seed);
      const { intervals } = dampedHolt.fit(series, options).predict(HORIZON, [0.8]);
      const value = truth[LENGTH + AHEAD]!;
      if (value >= intervals[0]!.lower[AHEAD]! && value <= intervals[0]!.upper[AHEAD]!) inside++;
    }
    // The standard error of a share of 100 is 4.
    expect(inside).toBeGreaterThan(68);
    expect(inside).toBeLessThan(92);
  });

  it('are as they were on days without an event', () => {
    const { series, options } = questionOf(5);
    const fitted = dampedHolt.fit(series, options);
    const { point, intervals } = fitted.predict(HORIZON, [0.8]);
    const widths = intervals[0]!.upper.map((v, i) => (v - intervals[0]!.lower[i]!) / point[i]!);
    expect(widths[AHEAD]).toBeGreaterThan(1.2 * widths[AHEAD - 1]!);
    expect(widths[AHEAD + 1]).toBeLessThan(1.1 * widths[AHEAD - 1]!);
  });

  it('are nested, and paths spread as they do', () => {
    const { series, options } = questionOf(9);
    const fitted = dampedHolt.fit(series, options);
    const { intervals } = fitted.predict(HORIZON, [0.8, 0.95]);
    const [narrow, wide] = [intervals[0]!, intervals[1]!];
    narrow.lower.forEach((low, i) => {
      expect(wide.lower[i]!).toBeLessThanOrEqual(low);
      expect(wide.upper[i]!).toBeGreaterThanOrEqual(narrow.upper[i]!);
    });
    const { count, values } = fitted.paths(HORIZON, { count: 1000 });
    const within = Array.from({ length: count }, (_, p) => values[p * HORIZON + AHEAD]!).filter(
      v => v >= narrow.lower[AHEAD]! && v <= narrow.upper[AHEAD]!,
    );
    expect(Math.abs(within.length / count - 0.8)).toBeLessThan(0.01);
  });

  it('are wider where another series is far from its mean: an error of its size weighs more there', () => {
    const values = shaped(3, { length: 60, level: 50, noise: 3 });
    const driver = Float64Array.from({ length: 62 }, noise(8));
    driver.set([4, 0], 60);
    const moved = values.map((v, t) => v + 2 * driver[t]!);
    const options = { horizon: 2, regressors: [{ name: 'driver', values: driver }], transform: 'none' } as const;
    const { intervals } = dampedHolt.fit(seriesOf(moved.subarray(0, 60)), options).predict(2, [0.8]);
    const width = (i: number) => intervals[0]!.upper[i]! - intervals[0]!.lower[i]!;
    expect(width(0)).toBeGreaterThan(1.05 * width(1));
  });
});
