import { describe, expect, it } from 'vitest';
import { coverage, mae, mape, mase, msis, owa, pinball, rmse, seasonalScale, smape, wape } from './metrics.ts';

const actual = Float64Array.of(10, 20, 30);
const forecast = Float64Array.of(12, 20, 24);

describe('scores worked out by hand', () => {
  it.each([
    ['mae', mae(actual, forecast), 8 / 3],
    ['rmse', rmse(actual, forecast), Math.sqrt(40 / 3)],
    ['smape', smape(actual, forecast), (400 / 22 + 0 + 1200 / 54) / 3],
    ['mape', mape(actual, forecast), (20 + 0 + 20) / 3],
    ['wape', wape(actual, forecast), (100 * 8) / 60],
    ['pinball at 0.9', pinball(actual, forecast, 0.9), (0.1 * 2 + 0.9 * 6) / 3],
    ['pinball at 0.5', pinball(actual, forecast, 0.5), 8 / 6],
  ])('%s', (_, got, want) => {
    expect(got).toBeCloseTo(want, 12);
  });

  it('mase divides by the mean change over a season of the history', () => {
    const history = Float64Array.of(1, 5, 3, 9);
    expect(seasonalScale(history, 1)).toBe((4 + 2 + 6) / 3);
    expect(seasonalScale(history, 2)).toBe((2 + 4) / 2);
    expect(mase(actual, forecast, history, 2)).toBeCloseTo(8 / 9, 12);
  });

  it('owa is 1 for the benchmark itself and falls with both errors', () => {
    expect(owa({ smape: 8, mase: 2 }, { smape: 8, mase: 2 })).toBe(1);
    expect(owa({ smape: 4, mase: 1 }, { smape: 8, mase: 2 })).toBe(0.5);
    expect(owa({ smape: 8, mase: 1 }, { smape: 8, mase: 2 })).toBe(0.75);
  });

  it('coverage counts truths on the limits as inside; msis adds 40 times what a 95 % band misses', () => {
    const lower = Float64Array.of(10, 18, 31);
    const upper = Float64Array.of(11, 22, 35);
    expect(coverage(actual, lower, upper)).toBeCloseTo(2 / 3, 12);
    const history = Float64Array.of(0, 2, 4);
    expect(msis(actual, { lower, upper, level: 0.95 }, history, 1)).toBeCloseTo((1 + 4 + 4 + 40 * 1) / 3 / 2, 9);
  });
});

describe('steps without a truth', () => {
  it('are left out', () => {
    const gappy = Float64Array.of(10, Number.NaN, 30);
    expect(mae(gappy, forecast)).toBe(4);
    expect(coverage(gappy, forecast, forecast)).toBe(0);
    expect(seasonalScale(Float64Array.of(1, Number.NaN, 3, 7), 1)).toBe(4);
  });

  it('leave NaN when there are no others', () => {
    expect(mae(Float64Array.of(Number.NaN), Float64Array.of(1))).toBeNaN();
    expect(seasonalScale(Float64Array.of(1), 1)).toBeNaN();
  });
});

describe('zeros', () => {
  const zero = Float64Array.of(0, 0);

  it('count as no error when the forecast is zero too', () => {
    expect([smape(zero, zero), mape(zero, zero), wape(zero, zero)]).toEqual([0, 0, 0]);
  });

  it('make relative errors infinite, but sMAPE 200, when the forecast is not', () => {
    const one = Float64Array.of(1, 1);
    expect([mape(zero, one), wape(zero, one), smape(zero, one)]).toEqual([Infinity, Infinity, 200]);
  });
});
