import { describe, expect, it } from 'vitest';
import { randomWalk, seriesOf, shaped } from '../../test/sample-series.ts';
import { arima } from './arima.ts';
import { mstl } from './mstl.ts';

describe('arima', () => {
  it('says which orders and waves it chose, and how far off it was', () => {
    const values = shaped(1, { length: 150, level: 60, trend: 0.1, waves: [[12, 10]], noise: 1 });
    const { reason } = arima.fit(seriesOf(values), { seasons: [12], horizon: 12 });
    expect(reason).toMatch(
      /^ARIMA\(\d,\d,\d\).*, \d+ waves? of season 12.*: mean absolute error [\d.]+ at 8 past origins$/,
    );
  });

  it('of fewer points than a search takes repeats the last value, and says so', () => {
    const fitted = arima.fit(seriesOf(randomWalk(2, 9, 40)), { seasons: [], horizon: 3 });
    const text = 'orders are searched from 10 points on, has 9: ARIMA(0,1,0) repeats the last value';
    expect(fitted.adjustments).toContainEqual({ kind: 'fallback', text });
    const { point } = fitted.predict(3, []);
    expect(point[0]).toBeCloseTo(randomWalk(2, 9, 40).at(-1)!, 9);
    expect(arima.fit(seriesOf(randomWalk(2, 10, 40))).adjustments.map(a => a.kind)).not.toContain('fallback');
  });
});

describe.each([
  ['arima', arima, 1],
  ['mstl', mstl, 0.5],
] as const)('%s with a day and a week', (_, model, tolerance) => {
  it('goes on with both, and with each value as near as the noise allows', () => {
    const shape = { level: 60, waves: [[24, 10] as const, [168, 6] as const] };
    const values = shaped(3, { ...shape, length: 900, noise: 1 });
    const truth = shaped(3, { ...shape, length: 948, noise: 0 }).subarray(900);
    const { point } = model.fit(seriesOf(values), { seasons: [24, 168], horizon: 48 }).predict(48, []);
    const error = point.reduce((sum, v, i) => sum + Math.abs(v - truth[i]!), 0) / 48;
    expect(error).toBeLessThan(tolerance);
  });

  it('knows five-minute data of three months', () => {
    const shape = { level: 100, waves: [[288, 20] as const, [2016, 8] as const] };
    const values = shaped(4, { ...shape, length: 25_920, noise: 3 });
    const truth = shaped(4, { ...shape, length: 26_208, noise: 0 }).subarray(25_920);
    const { point } = model.fit(seriesOf(values), { seasons: [288, 2016], horizon: 288 }).predict(288, []);
    const error = point.reduce((sum, v, i) => sum + Math.abs(v - truth[i]!), 0) / 288;
    expect(error).toBeLessThan(2);
  });
});
