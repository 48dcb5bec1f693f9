import { describe, expect, it } from 'vitest';
import { noise, shaped } from '../../../../test/sample-series.ts';
import { solveNormal } from '../../../statistics/cholesky.ts';
import { neededPast, plainState, predict } from '../../predictors/index.ts';
import { difference, type Form, formed, formStart } from './form.ts';
import { weightedGram } from './gram.ts';
import { huberFit } from './huber.ts';
import { lagRegression } from './lag-regression.ts';
import { waveColumns } from './waves.ts';

const columnsOf = (count: number, rows: number) =>
  Array.from({ length: count }, (_, k) => shaped(k + 1, { length: rows, level: k }));

describe('weightedGram', () => {
  it.each([1, 2, 3, 4, 5, 8, 11])('is the sum of weighted products, for %i columns', count => {
    const columns = columnsOf(count, 37);
    const weights = shaped(99, { length: 37, level: 5 }).map(Math.abs);
    for (const w of [null, weights]) {
      const got = weightedGram(columns, w);
      for (let i = 0; i < count; i++) {
        for (let j = 0; j <= i; j++) {
          const want = columns[i]!.reduce((sum, v, t) => sum + v * columns[j]![t]! * (w?.[t] ?? 1), 0);
          expect(got[i * count + j]).toBeCloseTo(want, 8);
        }
      }
    }
  });
});

describe('solveNormal', () => {
  const normal = (columns: readonly Float64Array[], target: Float64Array) => weightedGram([...columns, target], null);

  it('finds the coefficients that made the target', () => {
    const columns = columnsOf(3, 50);
    const target = columns[0]!.map((v, t) => 2 * v - 3 * columns[1]![t]! + 0.5 * columns[2]![t]!);
    const got = solveNormal(normal(columns, target), 3)!;
    [2, -3, 0.5].forEach((want, k) => {
      expect(got[k]).toBeCloseTo(want, 3);
    });
  });

  it('shares the weight among columns that are the same', () => {
    const [column] = columnsOf(1, 50) as [Float64Array];
    const got = solveNormal(normal([column, column], column), 2)!;
    expect(got[0]! + got[1]!).toBeCloseTo(1, 3);
    expect(got[0]).toBeCloseTo(0.5, 2);
  });

  it('gives up on numbers that are not finite', () => {
    expect(solveNormal(new Float64Array(9).fill(Number.NaN), 2)).toBeNull();
  });
});

describe('huberFit', () => {
  const x = Float64Array.from({ length: 100 }, (_, t) => t / 10);
  const ones = new Float64Array(100).fill(1);
  const line = x.map(v => 3 * v + 1);

  it('is not bent by one value in ten that is far off', () => {
    const next = noise(1);
    const target = line.map((v, t) => v + 0.01 * next() + (t % 10 === 3 ? 50 : 0));
    const [slope, constant] = huberFit([x, ones], target) as unknown as [number, number];
    expect(slope).toBeCloseTo(3, 1);
    expect(Math.abs(constant - 1)).toBeLessThan(0.5);
  });

  it('comes to the same from a start nearby', () => {
    const next = noise(2);
    const target = line.map(v => v + next());
    const plain = huberFit([x, ones], target)!;
    const near = huberFit([x, ones], target, Float64Array.of(2.8, 1.5))!;
    near.forEach((v, k) => {
      expect(v).toBeCloseTo(plain[k]!, 1);
    });
  });
});

describe('waveColumns', () => {
  it('are cosine and sine, thousands of rows on', () => {
    const [cosines, sines] = waveColumns(0.37, 5, 5000);
    for (const t of [0, 1, 255, 256, 4999]) {
      expect(cosines[t]).toBeCloseTo(Math.cos(0.37 * (5 + t)), 11);
      expect(sines[t]).toBeCloseTo(Math.sin(0.37 * (5 + t)), 11);
    }
  });
});

describe('formed', () => {
  const values = shaped(3, { length: 100, level: 20, waves: [[7, 5]] });

  it.each<[string, Form]>([
    ['plain', { kind: 'plain' }],
    ['changes', difference(7)],
    ['cycles', { kind: 'cycles', season: 7, most: 4, fade: 0.9 }],
    ['a season', { kind: 'shrunk', season: 7, fade: 0.9 }],
    ['two seasons', { kind: 'double', short: 7, long: 28 }],
  ])('takes off what a forecast puts back: %s', (_, form) => {
    const { rest, from, shape, fades, season } = formed(values, form);
    expect(from).toBe(formStart(form, 100));
    expect(rest).toHaveLength(100 - from);
    const last = 99;
    const cycles = fades.reduce((sum, w, k) => sum + w * values[last - (k + 1) * season]!, 0);
    const put = shape.length === 0 ? 0 : shape[last % shape.length]!;
    expect(rest.at(-1)! + cycles + put).toBeCloseTo(values[last]!, 12);
  });
});

describe('lagRegression', () => {
  /** Follows x(t) = 1.2 x(t-1) - 0.5 x(t-2) + 6 exactly, from a push on. */
  const exact = (() => {
    const out = [30, 5];
    while (out.length < 120) out.push(1.2 * out.at(-1)! - 0.5 * out.at(-2)! + 6);
    return Float64Array.from(out);
  })();

  const forecast = (method: ReturnType<typeof lagRegression>, values: Float64Array, horizon: number) =>
    predict(method.predictor, method.fit(values, method.tune(values)), horizon, values);

  it('goes on as a recursion that it can express', () => {
    const got = forecast(lagRegression({ lags: [1, 2] }), exact.subarray(0, 30), 20);
    got.forEach((v, i) => {
      expect(v).toBeCloseTo(exact[30 + i]!, 2);
    });
  });

  it.each<[string, Form]>([
    ['cycles', { kind: 'cycles', season: 7, most: 4, fade: 0.9 }],
    ['a season', { kind: 'shrunk', season: 7, fade: 0.9 }],
    ['changes', difference(7)],
  ])('goes on with a pure wave: %s', (_, form) => {
    const wave = Float64Array.from({ length: 140 }, (_, t) => 50 + 10 * Math.sin((2 * Math.PI * t) / 7));
    forecast(lagRegression({ lags: [1, 2], form }), wave, 14).forEach((v, i) => {
      expect(v).toBeCloseTo(wave[i]!, 6);
    });
  });

  it('with waves instead of seasonal lags', () => {
    const wave = Float64Array.from({ length: 140 }, (_, t) => 50 + 10 * Math.sin((2 * Math.PI * t) / 7.3));
    const got = forecast(lagRegression({ lags: [1], waves: [{ period: 7.3, count: 1 }] }), wave, 14);
    got.forEach((v, i) => {
      expect(v).toBeCloseTo(50 + 10 * Math.sin((2 * Math.PI * (140 + i)) / 7.3), 2);
    });
  });

  it('moves with the values when it has a constant', () => {
    const values = shaped(4, { length: 80, waves: [[7, 5]] });
    const method = lagRegression({ lags: [1, 2, 7] });
    const base = forecast(method, values, 10);
    const moved = forecast(
      method,
      values.map(v => v + 1000),
      10,
    );
    moved.forEach((v, i) => {
      expect(v - 1000).toBeCloseTo(base[i]!, 8);
    });
  });

  it('without a constant, around an anchor, moves with the values too', () => {
    const values = shaped(5, { length: 80, level: 1, noise: 0.1 });
    const method = lagRegression({ lags: [1, 2], constant: false, anchor: 8 });
    const base = forecast(method, values, 10);
    forecast(
      method,
      values.map(v => v + 3),
      10,
    ).forEach((v, i) => {
      expect(v - 3).toBeCloseTo(base[i]!, 8);
    });
  });

  it('asks for two and a half rows a column', () => {
    const method = lagRegression({ lags: [1, 7] });
    expect(method.fits(14)).toBe(false);
    expect(method.fits(15)).toBe(true);
    const wide = lagRegression({ lags: [1], form: { kind: 'double', short: 7, long: 28 } });
    expect(wide.fits(55)).toBe(false);
    expect(wide.fits(56)).toBe(true);
  });

  it('predicts the same from plain JSON', () => {
    const values = shaped(6, { length: 100, level: 9 });
    const method = lagRegression({ lags: [1, 2, 7], form: { kind: 'cycles', season: 7, most: 4, fade: 0.9 } });
    const state = method.fit(values, method.tune(values));
    const read = JSON.parse(JSON.stringify(plainState(state)));
    const past = values.subarray(100 - neededPast(state));
    expect(predict('regression', read, 30, past)).toEqual(predict('regression', state, 30, values));
  });
});
