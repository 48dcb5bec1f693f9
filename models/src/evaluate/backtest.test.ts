import { describe, expect, it } from 'vitest';
import { seriesOf, shaped } from '../../test/sample-series.ts';
import { type ForecastModel, getModel, type Series } from '../forecast/index.ts';
import { DAY, HOUR } from '../series/index.ts';
import { backtest } from './backtest.ts';

const auto = getModel('auto');
const levels = [0.8, 0.95];

/** Records the length and the last value of every history it is given. */
function spy(model: ForecastModel, seen: number[]): ForecastModel {
  const fit = (series: Series, options?: Parameters<ForecastModel['fit']>[1]) => {
    seen.push(series.values.length);
    return model.fit(series, options);
  };
  return { ...model, fit };
}

describe('backtest', () => {
  it('scores four origins one horizon apart, oldest first, each fitted on what came before', () => {
    const seen: number[] = [];
    const values = shaped(1, { length: 200, level: 50, waves: [[7, 10]] });
    const { origins } = backtest(spy(auto, seen), seriesOf(values), { horizon: 10, levels, seasons: [7] });
    expect(origins.map(o => o.index)).toEqual([160, 170, 180, 190]);
    expect(seen).toEqual([160, 170, 180, 190]);
    expect(origins[3]!.time).toBe(20_000 * DAY + 190 * HOUR);
    expect(origins[3]!.actual).toEqual(values.slice(190));
    expect(origins.every(o => o.forecast.point.length === 10 && o.forecast.intervals.length === 2)).toBe(true);
  });

  it.each([
    { length: 200, horizon: 10, origins: 1, want: [190] },
    { length: 40, horizon: 10, origins: 4, want: [21, 24, 27, 30] },
    { length: 26, horizon: 12, origins: 4, want: [14] },
    { length: 30, horizon: 1, origins: 3, want: [27, 28, 29] },
  ])('of $length points, horizon $horizon: origins at $want', ({ length, horizon, origins, want }) => {
    const series = seriesOf(shaped(2, { length, level: 20 }));
    expect(backtest(auto, series, { horizon, levels, origins }).origins.map(o => o.index)).toEqual(want);
  });

  it('skill is one minus the ratio of absolute errors to those of seasonal naive', () => {
    const values = shaped(3, { length: 150, level: 50, waves: [[7, 10]], noise: 3 });
    const result = backtest(auto, seriesOf(values), { horizon: 7, levels, seasons: [7] });
    const model = result.origins.reduce((sum, o) => sum + o.mae, 0);
    const naive = result.origins.reduce((sum, o) => sum + o.naiveMae, 0);
    expect(result.skill).toBeCloseTo(1 - model / naive, 12);
    expect(result.skill).toBeGreaterThan(0.1);
    expect(result.reason).toBeNull();
    expect(backtest(getModel('seasonal-naive'), seriesOf(values), { horizon: 7, levels, seasons: [7] }).skill).toBe(0);
  });

  it('bands of white noise cover about what they promise', () => {
    const shares = Array.from({ length: 40 }, (_, seed) => {
      const series = seriesOf(shaped(seed + 1, { length: 160, noise: 5 }));
      return backtest(auto, series, { horizon: 12, levels }).coverage.map(c => c.share!);
    });
    const mean = (k: number) => shares.reduce((sum, s) => sum + s[k]!, 0) / shares.length;
    expect(mean(0)).toBeGreaterThan(0.75);
    expect(mean(0)).toBeLessThan(0.9);
    expect(mean(1)).toBeGreaterThan(0.92);
    expect(mean(1)).toBeLessThan(0.995);
  });

  it('widths are those of the bands', () => {
    const series = seriesOf(shaped(4, { length: 100 }));
    const { coverage, origins } = backtest(auto, series, { horizon: 5, levels, origins: 1 });
    const { lower, upper } = origins[0]!.forecast.intervals[1]!;
    const width = upper.reduce((sum, u, i) => sum + (u - lower[i]!), 0) / 5;
    expect(coverage[1]!.meanWidth).toBeCloseTo(width, 12);
    expect(coverage[1]!.meanWidth).toBeGreaterThan(coverage[0]!.meanWidth!);
  });

  it('says in numbers why there is no skill: too short', () => {
    const result = backtest(auto, seriesOf([1, 2, 3, 4, 5]), { horizon: 12, levels, seasons: [7] });
    expect(result).toMatchObject({ skill: null, mase: null, smape: null, origins: [] });
    expect(result.reason).toBe('a backtest of 12 steps needs 19 points, has 5');
    const none = { share: null, meanWidth: null, msis: null, pinballLower: null, pinballUpper: null };
    expect(result.coverage).toEqual(levels.map(level => ({ level, ...none })));
    expect(result.steps).toEqual([]);
    expect(result.test).toMatchObject({ origins: 0, p: null });
    expect(result.scores).toMatchObject({ truths: 0, mae: null, rmse: null, owa: null, naive2: null, pinball: null });
  });

  it.each([
    {
      why: 'too few values before',
      values: [1, ...new Array(20).fill(Number.NaN), 2, 3, 4],
      reason: /fewer than 3 values/,
    },
    {
      why: 'nothing known after',
      values: [...shaped(1, { length: 30 }), ...new Array(4).fill(Number.NaN)],
      reason: /missing/,
    },
    { why: 'a constant', values: new Array(30).fill(5), reason: /seasonal naive made no error/ },
    { why: 'nothing at all', values: [], reason: /needs 7 points, has 0/ },
    { why: 'only gaps', values: new Array(9).fill(Number.NaN), reason: /needs 7 points, has 0/ },
  ])('says why there is no skill: $why', ({ values, reason }) => {
    const result = backtest(auto, seriesOf(values), { horizon: 4, levels, origins: 1 });
    expect(result.skill).toBeNull();
    expect(result.reason).toMatch(reason);
  });

  it('leaves missing truths out of the scores', () => {
    const values = shaped(5, { length: 80, level: 30 });
    values[75] = Number.NaN;
    const { origins, skill } = backtest(auto, seriesOf(values), { horizon: 8, levels, origins: 1 });
    const { actual, forecast, mae } = origins[0]!;
    const errors = [...actual].map((v, i) => Math.abs(v - forecast.point[i]!)).filter(e => !Number.isNaN(e));
    expect(errors).toHaveLength(7);
    expect(mae).toBeCloseTo(errors.reduce((a, b) => a + b) / 7, 12);
    expect(skill).not.toBeNull();
  });

  it('counts the leading gap neither as history nor as an origin', () => {
    const values = shaped(6, { length: 60, level: 30 });
    const late = Float64Array.from([...new Array(40).fill(Number.NaN), ...values]);
    const plain = backtest(auto, seriesOf(values), { horizon: 6, levels });
    const shifted = backtest(auto, seriesOf(late), { horizon: 6, levels });
    expect(shifted.origins.map(o => o.index - 40)).toEqual(plain.origins.map(o => o.index));
    expect(shifted.skill).toBe(plain.skill);
  });

  it.each([
    [{ horizon: 0 }, 'horizon 0'],
    [{ horizon: 5, origins: 0 }, 'origins 0'],
    [{ horizon: 5, levels: [0.2] }, 'level 0.2'],
    [{ horizon: 5, seasons: [1] }, 'season 1'],
  ])('refuses %j', (options, message) => {
    expect(() => backtest(auto, seriesOf(shaped(1, { length: 50 })), { levels, ...options })).toThrow(message);
  });

  it('is held against the baseline named, not against a season that is only tried', () => {
    const values = Float64Array.from({ length: 60 }, (_, t) => 3 * t);
    const tried = backtest(auto, seriesOf(values), { horizon: 6, levels, seasons: [12], origins: 1 });
    const plain = backtest(auto, seriesOf(values), { horizon: 6, levels, seasons: [12], origins: 1, baseline: 1 });
    expect(tried.origins[0]!.naiveMae).toBe(36);
    expect(plain.origins[0]!.naiveMae).toBe(10.5);
    expect(plain.origins[0]!.mae).toBe(tried.origins[0]!.mae);
  });
});
