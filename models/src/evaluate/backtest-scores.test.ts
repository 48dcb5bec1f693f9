// The scores of a backtest, worked out by hand on forecasts that are given.
import { describe, expect, it } from 'vitest';
import { seriesOf, shaped } from '../../test/sample-series.ts';
import {
  type FitOptions,
  type ForecastModel,
  getModel,
  type Interval,
  MODELS,
  type Series,
} from '../forecast/index.ts';
import { HOUR } from '../series/index.ts';
import { backtest } from './backtest.ts';
import { naive2 } from './naive2.ts';

const drift = getModel('drift');

/** Answers each origin with the next of these; everything else is drift's own. */
function saying(answers: { point: number[]; bands: [number, number[], number[]][] }[]): ForecastModel {
  const left = [...answers];
  const fit = (series: Series, options?: FitOptions) => {
    const { point, bands } = left.shift()!;
    const intervals: Interval[] = bands.map(([level, lower, upper]) => ({
      level,
      lower: Float64Array.from(lower),
      upper: Float64Array.from(upper),
    }));
    return { ...drift.fit(series, options), predict: () => ({ point: Float64Array.from(point), intervals }) };
  };
  return { ...drift, fit };
}

/** Keeps the options of every fit. */
function listening(seen: { length: number; options: FitOptions }[]): ForecastModel {
  const fit = (series: Series, options: FitOptions = {}) => {
    seen.push({ length: series.values.length, options });
    const { seasons = [], horizon = 1 } = options;
    return drift.fit(series, { seasons, horizon });
  };
  return { ...drift, fit };
}

describe('scores worked out by hand', () => {
  // Steps of the history before the origins: 2 up, 1 down, 2 up … and the last four values are the truths.
  const values = [10, 12, 11, 13, 12, 14, 16, 12, 15];
  const model = saying([
    { point: [12, 15], bands: [[0.8, [11, 14], [13, 17]]] },
    { point: [13, 12], bands: [[0.8, [12.5, 11], [14, 14]]] },
  ]);
  const result = backtest(model, seriesOf(values), { horizon: 2, levels: [0.8], origins: 2, spacing: 2 });

  it('are means over origins of means over the horizon', () => {
    // Origins 5 and 7: truths 14, 16 then 12, 15; errors 2, 1 then 1, 3.
    expect(result.origins.map(o => o.index)).toEqual([5, 7]);
    expect(result.scores).toMatchObject({ truths: 4, mae: 1.75 });
    expect(result.scores.rmse).toBeCloseTo(Math.sqrt((4 + 1 + 1 + 9) / 4), 12);
    expect(result.scores.bias).toBeCloseTo((-2 - 1 + 1 - 3) / 4, 12);
    expect(result.scores.mape).toBeCloseTo((100 * (2 / 14 + 1 / 16 + 1 / 12 + 3 / 15)) / 4, 12);
    expect(result.scores.wape).toBeCloseTo((100 * 7) / 57, 12);
    expect(result.smape).toBeCloseTo((200 * (2 / 26 + 1 / 31 + 1 / 25 + 3 / 27)) / 4, 12);
    // Mean changes: (2+1+2+1)/4 = 1.5 before the first, (2+1+2+1+2+2)/6 = 5/3 before the second.
    expect(result.mase).toBeCloseTo((1.5 / 1.5 + 2 / (5 / 3)) / 2, 12);
  });

  it('OWA holds them against Naive2 at the same origins', () => {
    // Without a season Naive2 is the last value: 12 then 16; errors 2, 4 then 4, 1.
    const smape2 = (200 * (2 / 26 + 4 / 28 + 4 / 28 + 1 / 31)) / 4;
    const mase2 = (3 / 1.5 + 2.5 / (5 / 3)) / 2;
    expect(result.scores.naive2!.smape).toBeCloseTo(smape2, 12);
    expect(result.scores.naive2!.mase).toBeCloseTo(mase2, 12);
    expect(result.scores.owa).toBeCloseTo((result.smape! / smape2 + result.mase! / mase2) / 2, 12);
    expect(result.skill).toBeCloseTo(1 - 1.75 / 2.75, 12);
    // So is seasonal naive.
    expect(result.scores.naiveMase).toBeCloseTo(mase2, 12);
  });

  it('bands are scored by coverage, width, quantile losses and MSIS', () => {
    // 14 above 13 by 1; 16 in 14…17; 12 below 12.5 by 0.5; 15 above 14 by 1.
    const [band] = result.coverage;
    expect(band).toMatchObject({ level: 0.8, share: 0.25 });
    expect(band!.meanWidth).toBeCloseTo((2 + 3 + 1.5 + 3) / 4, 12);
    const scored = [(2 + 10 * 1 + 3) / 2 / 1.5, (1.5 + 10 * 0.5 + 3 + 10 * 1) / 2 / (5 / 3)];
    expect(band!.msis).toBeCloseTo((scored[0]! + scored[1]!) / 2, 9);
    // Lower limit as the 10 % quantile: truths above it by 3, 2, then 0.5 below it, then 4 above.
    expect(band!.pinballLower).toBeCloseTo((0.1 * 3 + 0.1 * 2 + 0.9 * 0.5 + 0.1 * 4) / 4, 12);
    expect(band!.pinballUpper).toBeCloseTo((0.9 * 1 + 0.1 * 1 + 0.1 * 2 + 0.9 * 1) / 4, 12);
    expect(result.scores.pinball).toBeCloseTo((band!.pinballLower! + band!.pinballUpper!) / 2, 12);
  });

  it('steps are scored across origins', () => {
    expect(result.steps.map(s => [s.step, s.truths, s.mae])).toEqual([
      [1, 2, 1.5],
      [2, 2, 2],
    ]);
    expect(result.steps.map(s => s.coverage[0]!.share)).toEqual([0, 0.5]);
    expect(result.steps[0]!.mase).toBeCloseTo((2 / 1.5 + 1 / (5 / 3)) / 2, 12);
    expect(result.steps[0]!.naiveMase).toBeCloseTo((2 / 1.5 + 4 / (5 / 3)) / 2, 12);
    expect(result.steps[1]!.skill).toBeCloseTo(1 - 2 / 2.5, 12);
  });

  it('the origins are compared in pairs', () => {
    expect(result.test).toMatchObject({ origins: 2, beaten: 2, independent: 2, verdict: 'too-few', p: 0.5 });
  });
});

describe('scores that are not defined', () => {
  it('MAPE with a truth of 0 is null, the others stay', () => {
    const model = saying([{ point: [1, 1], bands: [] }]);
    const { scores } = backtest(model, seriesOf([3, 1, 4, 1, 0, 2]), { horizon: 2, levels: [], origins: 1 });
    expect(scores).toMatchObject({ mape: null, mae: 1, wape: 100, pinball: null });
    expect(scores.smape).toBeGreaterThan(0);
  });

  it('a step without a truth has none; the others count theirs', () => {
    const values = shaped(3, { length: 60, level: 20 });
    values[58] = Number.NaN;
    const { steps, scores } = backtest(drift, seriesOf(values), { horizon: 4, levels: [0.8], origins: 1 });
    expect(steps.map(s => s.truths)).toEqual([1, 1, 0, 1]);
    expect(steps[2]).toMatchObject({ mae: null, mase: null, skill: null, coverage: [{ level: 0.8, share: null }] });
    expect(scores.truths).toBe(3);
  });

  it('a flat history has no scale, so no MASE and no OWA', () => {
    const values = [...new Array(20).fill(5), 6, 7];
    const { mase, scores, coverage } = backtest(drift, seriesOf(values), { horizon: 2, levels: [0.8], origins: 1 });
    expect([mase, scores.owa, coverage[0]!.msis]).toEqual([null, null, null]);
    expect(scores.mae).toBe(1.5);
  });

  it('gaps are filled for Naive2', () => {
    const values = shaped(4, { length: 50, level: 30, noise: 2 });
    const gappy = values.map((v, t) => (t === 20 || t < 2 ? Number.NaN : v));
    const { scores } = backtest(drift, seriesOf(gappy), { horizon: 5, levels: [], origins: 1 });
    expect(scores.naive2!.smape).toBeGreaterThan(0);
    expect(naive2(values.subarray(0, 45), 1, 1)[0]).toBe(values[44]);
  });

  it('values near the end of the numbers give finite scores or none, never NaN', () => {
    for (const size of [1e300, 1e-300, -1e300]) {
      const values = shaped(5, { length: 60, level: 5 }).map(v => v * size);
      const { scores, coverage, test } = backtest(drift, seriesOf(values), { horizon: 4, levels: [0.8] });
      const numbers = [...Object.values(scores), ...coverage.flatMap(c => Object.values(c)), test.p];
      for (const n of numbers) if (typeof n === 'number') expect(Number.isFinite(n)).toBe(true);
      expect(scores.rmse! / Math.abs(size)).toBeGreaterThan(0.1);
    }
  });
});

describe('origins', () => {
  it.each([
    [{ origins: 5, spacing: 3 }, [48, 51, 54, 57, 60]],
    [{ origins: 3, spacing: 20 }, [20, 40, 60]],
    // As far back as the model goes: drift takes 3 points.
    [{ origins: 9, spacing: 19 }, [3, 22, 41, 60]],
    [{ origins: 9, spacing: 19, fewest: 30 }, [41, 60]],
  ])('of %j of 70 points, 10 ahead', (options, want) => {
    const series = seriesOf(shaped(1, { length: 70 }));
    expect(backtest(drift, series, { horizon: 10, levels: [0.8], ...options }).origins.map(o => o.index)).toEqual(want);
  });

  it.each([0, -1, 2.5, Number.NaN])('spacing %d is refused', spacing => {
    const series = seriesOf(shaped(1, { length: 70 }));
    expect(() => backtest(drift, series, { horizon: 10, levels: [0.8], spacing })).toThrow(`spacing ${spacing}`);
  });
});

describe('what an origin knows', () => {
  const series = seriesOf(shaped(2, { length: 100, level: 20 }));
  const at = (slot: number) => series.start + slot * HOUR;

  it('is other series and events up to the end of its horizon, and all other options as they are', () => {
    const seen: { length: number; options: FitOptions }[] = [];
    const regressors = [{ name: 'price', values: shaped(9, { length: 110 }) }];
    const events = [5, 85, 89, 90, 105].map(slot => ({ name: 'sale', from: at(slot), to: at(slot + 2) }));
    backtest(listening(seen), series, {
      horizon: 10,
      levels: [0.8],
      origins: 2,
      events,
      regressors,
      timeZone: 'Europe/Berlin',
      transform: 'log',
      levelShifts: false,
      bounds: { lower: 0 },
    });
    expect(seen.map(s => s.length)).toEqual([80, 90]);
    for (const { length, options } of seen) {
      expect(options.regressors![0]!.values).toEqual(regressors[0]!.values.slice(0, length + 10));
      expect(options.events!.every(e => e.from < at(length + 10))).toBe(true);
      expect(options).toMatchObject({ timeZone: 'Europe/Berlin', transform: 'log', levelShifts: false, horizon: 10 });
      expect(Object.keys(options).filter(key => ['levels', 'origins', 'spacing', 'baseline'].includes(key))).toEqual(
        [],
      );
    }
    expect(seen.map(s => s.options.events!.length)).toEqual([3, 4]);
  });

  it('is its own seasons where they are looked for', () => {
    const lengths: number[] = [];
    const seen: { length: number; options: FitOptions }[] = [];
    const seasonsAt = (past: Series) => {
      lengths.push(past.values.length);
      return past.values.length > 85 ? [7] : [];
    };
    backtest(listening(seen), series, { horizon: 10, levels: [0.8], origins: 2, seasons: [24], seasonsAt });
    expect(lengths).toEqual([80, 90]);
    expect(seen.map(s => s.options.seasons)).toEqual([[], [7]]);
  });
});

describe.each(MODELS.map(model => ({ model, name: model.name })))(
  'no value after an origin matters to $name',
  ({ model }) => {
    it('seasons looked for anew at each', () => {
      const values = shaped(7, { length: 120, level: 40, waves: [[7, 10]], noise: 2 });
      const options = {
        horizon: 7,
        levels: [0.8],
        spacing: 5,
        origins: 6,
        seasonsAt: (past: Series) => (past.values.length > 95 ? [7] : []),
      };
      const before = backtest(model, seriesOf(values), options).origins;
      expect(before.length).toBe(6);
      for (const origin of before) {
        const changed = values.map((v, t) => (t >= origin.index ? 1e9 * Math.sin(t) : v));
        const after = backtest(model, seriesOf(changed), options).origins.find(o => o.index === origin.index)!;
        expect(after.forecast).toEqual(origin.forecast);
        expect(after.scale).toBe(origin.scale);
        expect(after.naive).toEqual(origin.naive);
      }
    });
  },
);
