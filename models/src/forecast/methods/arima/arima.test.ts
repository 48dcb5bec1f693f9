import { describe, expect, it } from 'vitest';
import { randomWalk, shaped } from '../../../../test/sample-series.ts';
import { airline, arma } from '../../../../test/simulated-arma.ts';
import { neededPast, plainState, predict } from '../../predictors/index.ts';
import { type ArimaOptions, arima } from './arima.ts';
import { conditionalErrors } from './conditional.ts';
import { differenced, differencesNeeded, differencesSeason, kpss } from './difference.ts';
import { estimate } from './estimate.ts';
import { countWaves, fitWaves, waveChoice, withoutWaves } from './harmonics.ts';
import { searchOrders } from './search.ts';

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

function forecast(values: Float64Array, options: ArimaOptions, horizon: number): Float64Array {
  const method = arima(options);
  return predict(method.predictor, method.fit(values, method.tune(values)), horizon, values);
}

const orders = (values: Float64Array, options: ArimaOptions = {}) => {
  const method = arima(options);
  return method.nameOf!(method.tune(values));
};

describe('differences', () => {
  it('the statistic of Kwiatkowski et al. is that of its definition', () => {
    // Mean 3, partial sums of the rest -2 -3 -3 -2 0, long variance 10 / 5: 26 / (25 · 2).
    expect(kpss(Float64Array.of(1, 2, 3, 4, 5))).toBeCloseTo(26 / (25 * 2), 12);
  });

  it('none for noise, one for a random walk, two for a sum of one', () => {
    const count = (make: (seed: number) => Float64Array) => SEEDS.map(make).map(differencesNeeded).sort()[4];
    expect(count(seed => shaped(seed, { length: 150 }))).toBe(0);
    expect(count(seed => randomWalk(seed, 150))).toBe(1);
    const sums = (values: Float64Array) => {
      let sum = 0;
      return values.map(v => (sum += v));
    };
    expect(count(seed => sums(randomWalk(seed, 150)))).toBe(2);
  });

  it('one of a strong season only', () => {
    const season = (size: number) => shaped(1, { length: 120, waves: [[12, size]], noise: 1 });
    expect(differencesSeason(season(5), 12)).toBe(true);
    expect(differencesSeason(season(0.3), 12)).toBe(false);
  });

  it('take a line and a cycle off', () => {
    const values = Float64Array.from({ length: 30 }, (_, t) => 2 * t + [0, 5, 1][t % 3]!);
    expect(differenced(differenced(values, 3, 1), 1, 1)).toEqual(new Float64Array(26));
    expect(differenced(values, 1, 0)).toBe(values);
  });
});

describe('orders', () => {
  it('of a random walk: one difference, and its last value goes on', () => {
    const found = SEEDS.map(seed => orders(randomWalk(seed, 140)));
    expect(found.filter(name => name === 'ARIMA(0,1,0)').length).toBeGreaterThanOrEqual(4);
    const walk = randomWalk(SEEDS[found.indexOf('ARIMA(0,1,0)')]!, 140);
    expect(forecast(walk, {}, 3)).toEqual(new Float64Array(3).fill(walk.at(-1)!));
  });

  it('of an autoregression and of a moving average, more often than any other', () => {
    const share = (ar: number[], ma: number[], name: string) =>
      SEEDS.filter(seed => orders(arma(ar, ma, 250, seed)).startsWith(name)).length;
    expect(share([0.7], [], 'ARIMA(1,0,0)')).toBeGreaterThanOrEqual(5);
    expect(share([], [0.6], 'ARIMA(0,0,1)')).toBeGreaterThanOrEqual(5);
    expect(share([1.2, -0.6], [], 'ARIMA(2,0,0)')).toBeGreaterThanOrEqual(3);
  });

  it('of the airline model: both differences always, all of it more often than any other', () => {
    const found = SEEDS.map(seed => orders(airline(seed, 144, -0.4, -0.6), { season: 12 }));
    expect(found.every(name => /\(\d,1,\d\)\(\d,1,\d\)\[12\]/.test(name))).toBe(true);
    expect(found.filter(name => name === 'ARIMA(0,1,1)(0,1,1)[12]').length).toBeGreaterThanOrEqual(3);
  });

  it('fit the sample at least as well as those it was made with', () => {
    for (const seed of SEEDS) {
      const w = arma([1.2, -0.6], [], 250, seed);
      const frame = { d: 0, D: 0, season: 1 };
      const truth = estimate(
        w,
        { ...frame, p: 2, q: 0, P: 0, Q: 0, constant: true },
        conditionalErrors,
        new Float64Array(2),
      );
      expect(searchOrders(w, frame).aicc).toBeLessThan(truth.aicc + 0.1);
    }
  });

  it('of noise around a level: its forecast is about the mean', () => {
    for (const seed of SEEDS) {
      const far = forecast(shaped(seed, { length: 150, level: 10 }), {}, 40).at(-1)!;
      expect(Math.abs(far - 10)).toBeLessThan(0.4);
    }
  });

  it('of a straight line: a drift', () => {
    const line = Float64Array.from({ length: 40 }, (_, t) => 5 + 2 * t);
    expect(orders(line)).toBe('ARIMA(0,1,0) with drift');
    expect(forecast(line, {}, 3)).toEqual(Float64Array.of(85, 87, 89));
  });

  it('stay when constants are only polished', () => {
    const values = airline(2, 144, -0.4, -0.6);
    const method = arima({ season: 12 });
    const early = method.tune(values.subarray(0, 110));
    const late = method.tune(values, early);
    expect(method.nameOf!(late)).toBe(method.nameOf!(early));
    expect(late.x).not.toEqual(early.x);
  });
});

describe('forecasts', () => {
  it('of an AR(1) fall back to the mean at its rate', () => {
    const values = arma([0.8], [], 300, 1).map(v => v + 50);
    const method = arima();
    const tuning = method.tune(values);
    expect(method.nameOf!(tuning)).toBe('ARIMA(1,0,0) with a mean');
    const { ar, mean } = method.fit(values, tuning) as unknown as { ar: Float64Array; mean: number };
    predict('arima', method.fit(values, tuning), 5, values).forEach((v, i) => {
      expect(v).toBeCloseTo(mean + ar[0]! ** (i + 1) * (values.at(-1)! - mean), 9);
    });
  });

  it('of months are about as near as the process allows: a year ahead', () => {
    const errors = SEEDS.map(seed => {
      const all = airline(seed, 156, -0.4, -0.6);
      const got = forecast(all.subarray(0, 144), { season: 12 }, 12);
      return got.reduce((sum, v, i) => sum + (v - all[144 + i]!) ** 2, 0) / 12;
    });
    // Shocks of variance 1, summed at 0.6 a step: 1 + 0.36 · (i - 1) at step i, 2.98 on average.
    expect(errors.reduce((a, b) => a + b, 0) / errors.length).toBeLessThan(2 * 2.98);
  });

  it('from plain JSON and the latest values are the same', () => {
    const values = airline(3, 144, -0.4, -0.6);
    const method = arima({ season: 12 });
    const state = method.fit(values, method.tune(values));
    const read = JSON.parse(JSON.stringify(plainState(state)));
    const past = values.subarray(144 - neededPast(state));
    expect(predict('arima', read, 30, past)).toEqual(predict('arima', state, 30, values));
  });

  it.each([3, 4, 5, 6, 7, 8, 9])('of %i points are the last value', length => {
    const values = randomWalk(1, length, 5);
    expect(orders(values)).toBe('ARIMA(0,1,0)');
    expect(forecast(values, { season: 12 }, 2)).toEqual(new Float64Array(2).fill(values.at(-1)!));
  });
});

describe('waves', () => {
  const two = (seed: number) =>
    shaped(seed, {
      length: 800,
      level: 50,
      waves: [
        [24, 10],
        [12, 4],
        [168, 5],
      ],
      noise: 1,
    });

  it('of a longer season do not repeat those of a shorter one', () => {
    const [day, week] = waveChoice([24, 168]);
    expect(day).toHaveLength(11);
    expect(week!.some(angle => Math.abs(angle - day![0]!) < 1e-12)).toBe(false);
  });

  it('are as many as the season has', () => {
    const counts = countWaves(two(1), [24, 168]);
    expect(counts[0]).toBeGreaterThanOrEqual(2);
    expect(counts[0]).toBeLessThanOrEqual(4);
    expect(counts[1]).toBeGreaterThanOrEqual(1);
    expect(counts[1]).toBeLessThanOrEqual(3);
  });

  it('are found in size and phase among errors that remember', () => {
    const errors = arma([0.8], [], 800, 2);
    const values = errors.map((v, t) => v + 3 * Math.cos(0.3 + (2 * Math.PI * t) / 24));
    const [angle, cosine, sine] = fitWaves(values, [24], [1]);
    expect(angle).toBeCloseTo((2 * Math.PI) / 24, 12);
    expect(Math.abs(cosine! - 3 * Math.cos(0.3))).toBeLessThan(0.5);
    expect(Math.abs(sine! + 3 * Math.sin(0.3))).toBeLessThan(0.5);
    const rest = withoutWaves(values, fitWaves(values, [24], [1]));
    const spread = (v: Float64Array) => v.reduce((sum, x) => sum + x * x, 0);
    expect(spread(rest)).toBeLessThan(1.05 * spread(errors));
  });

  it('go on', () => {
    const got = forecast(two(3), { waves: [24, 168] }, 48);
    const want = shaped(3, {
      length: 848,
      level: 50,
      waves: [
        [24, 10],
        [12, 4],
        [168, 5],
      ],
      noise: 0,
    }).subarray(800);
    got.forEach((v, i) => {
      expect(Math.abs(v - want[i]!)).toBeLessThan(1.5);
    });
  });
});
