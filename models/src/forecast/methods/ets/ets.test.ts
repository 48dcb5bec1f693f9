import { describe, expect, it } from 'vitest';
import { noise, shaped } from '../../../../test/sample-series.ts';
import { predict } from '../../predictors/index.ts';
import { isAdmissible } from './admissible.ts';
import { choose } from './choose.ts';
import { FORMS, type Form, formName } from './form.ts';
import { ets, etsWithoutSeason } from './index.ts';
import { constantsAt, search } from './search.ts';
import { smooth } from './smooth.ts';
import { startOf } from './start.ts';

const form = (error: Form['error'], trend: Form['trend'], season: Form['season']): Form => ({ error, trend, season });
const NONE = new Float64Array(0);

function forecast(method: ReturnType<typeof ets>, values: Float64Array, horizon: number): number[] {
  return [...predict(method.predictor, method.fit(values, method.tune(values)), horizon, values)];
}

/** A series that a form makes, its errors normal with the given spread. */
function simulated(
  { error, season }: Form,
  c: { alpha: number; beta?: number; gamma?: number; phi?: number },
  {
    seed,
    length,
    level,
    trend = 0,
    shape = [],
    spread,
  }: {
    seed: number;
    length: number;
    level: number;
    trend?: number;
    shape?: readonly number[];
    spread: number;
  },
): Float64Array {
  const next = noise(seed);
  const { alpha, beta = 0, gamma = 0, phi = 1 } = c;
  const s = Array.from(shape);
  let [l, b] = [level, trend];
  return Float64Array.from({ length }, (_, t) => {
    const j = t % Math.max(1, s.length);
    const base = l + phi * b;
    const mean = season === 'N' ? base : season === 'A' ? base + s[j]! : base * s[j]!;
    const e = spread * next() * (error === 'M' ? mean : 1);
    const ofLevel = season === 'M' ? e / s[j]! : e;
    if (season !== 'N') s[j]! += gamma * (season === 'M' ? e / base : e);
    l = base + alpha * ofLevel;
    b = phi * b + beta * ofLevel;
    return mean + e;
  });
}

describe('one pass', () => {
  it('without trend and season is simple smoothing, by hand', () => {
    const states = { level: 10, trend: 0, shape: NONE, phase: 0 };
    const constants = { alpha: 0.5, beta: 0, gamma: 0, phi: 1 };
    // Errors 2, -3: level 10, 11, 9.5.
    const deviance = smooth(Float64Array.of(12, 8), form('A', 'N', 'N'), constants, states);
    expect(states.level).toBe(9.5);
    expect(deviance).toBeCloseTo(2 * Math.log((4 + 9) / 2), 12);
  });

  it('with a fading trend and an added season, by hand', () => {
    const states = { level: 10, trend: 2, shape: Float64Array.of(1, -1), phase: 0 };
    const constants = { alpha: 0.5, beta: 0.25, gamma: 0.5, phi: 0.5 };
    // Expected 10 + 1 + 1 = 12, error 2; then 12 + 0.75 - 1 = 11.75, error 0.25.
    smooth(Float64Array.of(14, 12), form('A', 'Ad', 'A'), constants, states);
    expect(states).toEqual({ level: 12.875, trend: 0.8125, shape: Float64Array.of(2, -0.875), phase: 0 });
  });

  it('with a season that multiplies and errors in proportion, by hand', () => {
    const states = { level: 10, trend: 0, shape: Float64Array.of(2, 0.5), phase: 0 };
    const constants = { alpha: 0.5, beta: 0, gamma: 0.25, phi: 1 };
    // Expected 20, half as much again; then 12.5 * 0.5.
    const deviance = smooth(Float64Array.of(30, 6.25), form('M', 'N', 'M'), constants, states);
    expect(states).toEqual({ level: 12.5, trend: 0, shape: Float64Array.of(2.25, 0.5), phase: 0 });
    expect(deviance).toBeCloseTo(2 * Math.log(0.25 / 2) + 2 * Math.log(20 * 6.25), 12);
  });

  it('is refused where errors are relative to a forecast that is not above 0', () => {
    const states = { level: -1, trend: 0, shape: NONE, phase: 0 };
    const constants = { alpha: 0.5, beta: 0, gamma: 0, phi: 1 };
    expect(smooth(Float64Array.of(1), form('M', 'N', 'N'), constants, states)).toBe(Number.POSITIVE_INFINITY);
  });

  it('cut in two is the same pass', () => {
    const values = shaped(1, { length: 50, level: 100, waves: [[7, 10]] });
    const constants = { alpha: 0.3, beta: 0.1, gamma: 0.2, phi: 0.9 };
    for (const f of FORMS.filter(({ season }) => season !== 'N')) {
      const start = () => ({ level: 100, trend: 0, shape: new Float64Array(7).fill(1), phase: 0 });
      const [whole, parts] = [start(), start()];
      smooth(values, f, constants, whole);
      smooth(values.subarray(0, 24), f, constants, parts);
      smooth(values.subarray(24), f, constants, parts);
      expect(parts).toEqual(whole);
    }
  });
});

describe('admissible constants', () => {
  /** Root mean square of the forecasts of a series of zeros, a thousand cycles after a start that was off. */
  function leftOver(constants: { alpha: number; beta: number; gamma: number; phi: number }, cycle: number): number {
    const states = {
      level: 1,
      trend: 0.5,
      shape: Float64Array.from({ length: cycle }, (_, j) => Math.sin(j)),
      phase: 0,
    };
    smooth(new Float64Array(1000 * cycle), form('A', 'Ad', 'A'), constants, states);
    const after = new Float64Array(cycle);
    return Math.sqrt(Math.exp(smooth(after, form('A', 'Ad', 'A'), constants, states) / cycle));
  }

  it.each([
    { alpha: 0.3, beta: 0.3, gamma: 0.7, phi: 1, cycle: 12, want: false },
    { alpha: 0.9, beta: 0.9, gamma: 0.05, phi: 0.98, cycle: 24, want: false },
    { alpha: 0.3, beta: 0.03, gamma: 0.07, phi: 0.95, cycle: 12, want: true },
    { alpha: 0.6, beta: 0.1, gamma: 0.3, phi: 0.9, cycle: 4, want: true },
    { alpha: 0.1, beta: 0.05, gamma: 0.1, phi: 0.8, cycle: 7, want: true },
  ])('are those that forget a start that was off: $alpha $beta $gamma $phi, cycle $cycle', ({ cycle, want, ...c }) => {
    expect(isAdmissible(c, cycle)).toBe(want);
    if (want) expect(leftOver(c, cycle)).toBeLessThan(1e-3);
    else expect(leftOver(c, cycle)).toBeGreaterThan(1e3);
  });
});

describe('search', () => {
  it('of ETS(A,N,N) finds the constant of least squared error, as simple smoothing does', () => {
    const values = simulated(form('A', 'N', 'N'), { alpha: 0.4 }, { seed: 3, length: 300, level: 50, spread: 1 });
    const plain = form('A', 'N', 'N');
    const found = search(values, plain, startOf(values, plain, 1));
    const grid = Array.from({ length: 99 }, (_, i) => (i + 1) / 100).map(alpha => {
      const states = { level: found.start.level + found.x[1]! * found.start.spread, trend: 0, shape: NONE, phase: 0 };
      return { alpha, deviance: smooth(values, plain, { alpha, beta: 0, gamma: 0, phi: 1 }, states) };
    });
    const best = grid.reduce((a, b) => (b.deviance < a.deviance ? b : a));
    expect(Math.abs(constantsAt(plain, found.x).alpha - best.alpha)).toBeLessThan(0.02);
    expect(found.deviance).toBeLessThan(best.deviance + 0.01);
  });

  it('finds the constants a series was made with', () => {
    const f = form('A', 'Ad', 'N');
    const made = { alpha: 0.5, beta: 0.2, phi: 0.9 };
    const values = simulated(f, made, { seed: 5, length: 2000, level: 100, trend: 1, spread: 1 });
    const got = constantsAt(f, search(values, f, startOf(values, f, 1)).x);
    expect(Math.abs(got.alpha - made.alpha)).toBeLessThan(0.08);
    expect(Math.abs(got.beta - made.beta)).toBeLessThan(0.06);
    expect(Math.abs(got.phi - made.phi)).toBeLessThan(0.05);
  });

  it('from near the end comes to the same end with fewer looks', () => {
    const values = shaped(2, { length: 100, level: 50, trend: 0.5 });
    const f = form('A', 'A', 'N');
    const start = startOf(values, f, 1);
    const whole = search(values, f, start);
    expect(search(values, f, start, whole.x).deviance).toBeLessThanOrEqual(whole.deviance);
  });
});

describe('the choice', () => {
  const SHAPE = [1.3, 1.1, 0.8, 0.7, 0.9, 1.2];
  const TERMS = SHAPE.map(v => 40 * (v - 1));

  it.each([
    { made: form('A', 'N', 'N'), c: { alpha: 0.3 }, at: { level: 100, spread: 5 } },
    { made: form('A', 'A', 'N'), c: { alpha: 0.2, beta: 0.01 }, at: { level: 100, trend: 3, spread: 4 } },
    { made: form('A', 'N', 'A'), c: { alpha: 0.8, gamma: 0.1 }, at: { level: 150, shape: TERMS, spread: 6 } },
    {
      made: form('M', 'A', 'M'),
      c: { alpha: 0.2, beta: 0.005 },
      at: { level: 50, trend: 2, shape: SHAPE, spread: 0.04 },
    },
  ])('of a series made by $made is a form of the same trend and season', ({ made, c, at }) => {
    const cycle = made.season === 'N' ? 1 : 6;
    const values = simulated(made, c, { seed: 11, length: 240, ...at });
    const got = choose(values, cycle, true).form;
    expect(got.season).toBe(made.season);
    expect(got.trend === 'N').toBe(made.trend === 'N');
    if (made.season === 'M') expect(got.error).toBe('M');
  });

  it('takes nothing in proportion where a value is 0, below it, or it is told not to', () => {
    const values = simulated(
      form('M', 'A', 'M'),
      { alpha: 0.2 },
      { seed: 1, length: 120, level: 50, trend: 2, shape: SHAPE, spread: 0.03 },
    );
    expect(choose(values, 6, true).form.error).toBe('M');
    expect(choose(values, 6, false).form.error).toBe('A');
    for (const low of [0, -5]) {
      const method = ets({ season: 6 });
      const name = method.nameOf!(method.tune(values.map((v, t) => (t === 3 ? low : v))));
      expect(name).toMatch(/^ETS\(A,.*,[NA]\)$/);
    }
  });

  it('has no form that is not stable, and each by its name', () => {
    const names = FORMS.map(formName);
    expect(new Set(names).size).toBe(15);
    expect(names).not.toContain('ETS(A,N,M)');
    expect(names[0]).toBe('ETS(A,N,N)');
  });
});

describe('ets', () => {
  it('goes on with a line, and with a wave that grows with its level', () => {
    const straight = Float64Array.from({ length: 60 }, (_, t) => 5 + 2 * t);
    forecast(ets(), straight, 10).forEach((v, i) => {
      expect(Math.abs(v - (125 + 2 * i))).toBeLessThan(0.1);
    });
    const value = (t: number) => (100 + t) * (1 + 0.3 * Math.sin((2 * Math.PI * t) / 12));
    const grown = Float64Array.from({ length: 120 }, (_, t) => value(t));
    forecast(ets({ season: 12 }), grown, 12).forEach((v, i) => {
      expect(Math.abs(v / value(120 + i) - 1)).toBeLessThan(0.03);
    });
  });

  it('keeps its form when it starts from an earlier choice', () => {
    const values = simulated(
      form('A', 'N', 'A'),
      { alpha: 0.2, gamma: 0.1 },
      { seed: 2, length: 300, level: 100, shape: [9, 0, -9], spread: 2 },
    );
    const method = ets({ season: 3 });
    const early = method.tune(values.subarray(0, 200));
    expect(method.nameOf!(method.tune(values, early))).toBe(method.nameOf!(early));
    expect(method.tune(values, early).x).not.toEqual(early.x);
  });

  it('of an earlier choice in proportion does without it when later values fall to 0 and below', () => {
    const values = simulated(
      form('M', 'A', 'M'),
      { alpha: 0.2 },
      { seed: 1, length: 120, level: 50, trend: 2, shape: [1.5, 0.5], spread: 0.02 },
    );
    const method = ets({ season: 2 });
    const early = method.tune(values);
    expect(method.nameOf!(early)).toContain('(M,');
    const later = Float64Array.from([...values, ...new Array(20).fill(-200)]);
    expect([...predict('factor-line', method.fit(later, early), 5, later)].every(Number.isFinite)).toBe(true);
    expect(method.nameOf!(method.tune(later, early))).toContain('(A,');
  });

  it.each([3, 4, 5, 6, 8, 13])('makes do with %i values', length => {
    const values = shaped(4, { length, level: 20 });
    const got = forecast(ets({ season: 4 }), values, 6);
    expect(got.every(v => v > 10 && v < 30)).toBe(true);
  });

  it('takes the shape of a long season off first', () => {
    const value = (t: number) => 100 + 0.2 * t + 20 * Math.sin((2 * Math.PI * t) / 52);
    const values = Float64Array.from({ length: 260 }, (_, t) => value(t));
    const method = etsWithoutSeason(52, 0.8);
    expect(method.nameOf!(method.tune(values))).toMatch(/^ETS\(A,A?d?N?,N\) without season 52$/);
    forecast(method, values, 26).forEach((v, i) => {
      expect(Math.abs(v - value(260 + i))).toBeLessThan(2);
    });
  });
});
