import { describe, expect, it } from 'vitest';
import { noise, shaped } from '../../../../test/sample-series.ts';
import { expectedNext, follow, predict, type ThetaStates } from '../../predictors/index.ts';
import { lineThrough } from '../line-through.ts';
import { type ThetaForm, thetaForm } from './index.ts';
import { search, squares, startOf } from './search.ts';

const STANDARD: ThetaForm = { dynamic: false, season: 'plus' };
const DYNAMIC: ThetaForm = { dynamic: true, season: 'plus' };
const LINE = Float64Array.from({ length: 60 }, (_, t) => 5 + 2 * t);

function forecast(form: ThetaForm, seasons: readonly number[], values: Float64Array, horizon: number): number[] {
  const method = thetaForm(form, seasons);
  return [...predict(method.predictor, method.fit(values, method.tune(values)), horizon, values)];
}

/** All states after the values, from a level before them. */
function statesAfter(
  values: Float64Array,
  constants: { alpha: number; share: number; dynamic: number },
  level: number,
) {
  const start = startOf(values, constants, lineThrough(values), 0);
  const states: ThetaStates = { ...start, level };
  squares(values, constants, states);
  return states;
}

describe('the line that follows every value', () => {
  it('is the least-squares line of all so far', () => {
    const values = shaped(1, { length: 40, level: 10, trend: 0.3 });
    const states = statesAfter(values, { alpha: 0.5, share: 0.5, dynamic: 1 }, 0);
    const { intercept, slope } = lineThrough(values);
    expect(states.slope).toBeCloseTo(slope, 10);
    expect(states.intercept).toBeCloseTo(intercept, 10);
  });

  it('by hand: 1, 3, 8', () => {
    const states = statesAfter(Float64Array.of(1, 3, 8), { alpha: 0.5, share: 0.5, dynamic: 1 }, 0);
    expect(states.slope).toBeCloseTo(3.5, 12);
    expect(states.intercept).toBeCloseTo(-3, 12);
  });
});

describe('standard theta', () => {
  it('goes on with a straight line by its level and half of its slope', () => {
    const got = forecast(STANDARD, [], LINE, 10);
    expect(Math.abs(got[0]! - 124)).toBeLessThan(0.1);
    for (let i = 1; i < 10; i++) expect(got[i]! - got[i - 1]!).toBeCloseTo(1, 9);
  });

  it('is the mean of the line and of smoothing on the values bent away from it twice over, as it was first defined', () => {
    const values = shaped(7, { length: 30, level: 20, trend: 0.5, noise: 3 });
    const alpha = 0.4;
    const { intercept, slope } = lineThrough(values);
    let bent = 12;
    values.forEach((v, t) => {
      bent += alpha * (2 * v - intercept - slope * (t + 1) - bent);
    });
    const state = statesAfter(values, { alpha, share: 0.5, dynamic: 0 }, 12 / 2);
    const none = new Float64Array(0);
    const full = { ...state, alpha, share: 0.5, dynamic: 0, shape: none, factors: none, phase: 0 };
    predict('theta', full, 5, none).forEach((v, i) => {
      expect(v).toBeCloseTo((bent + intercept + slope * (31 + i)) / 2, 10);
    });
  });

  it('with theta 1 is simple smoothing', () => {
    const states = statesAfter(Float64Array.of(4, 8), { alpha: 0.5, share: 0, dynamic: 0 }, 2);
    expect(expectedNext(states, { alpha: 0.5, share: 0, dynamic: 0 })).toBe(2 / 4 + 1 + 4);
  });
});

describe('dynamic optimised theta', () => {
  it('goes on with a straight line by its whole slope', () => {
    forecast(DYNAMIC, [], LINE, 10).forEach((v, i) => {
      expect(Math.abs(v - (125 + 2 * i))).toBeLessThan(0.5);
    });
  });

  it('finds the constants a series was made with', () => {
    const made = { alpha: 0.3, share: 0.8, dynamic: 1 };
    const next = noise(4);
    const states: ThetaStates = { count: 0, level: 10, mean: 0, intercept: 0, slope: 0, decay: 1 };
    const values = Float64Array.from({ length: 1500 }, (_, t) => {
      const value = t < 2 ? 50 + t : expectedNext(states, made) + next();
      follow(states, value, made);
      return value;
    });
    const [alpha, , share] = search(values, DYNAMIC);
    expect(Math.abs(alpha! - made.alpha)).toBeLessThan(0.06);
    expect(Math.abs(share! - made.share)).toBeLessThan(0.1);
  });

  it('of few values has its share given', () => {
    expect(search(Float64Array.of(1, 5, 2, 4), DYNAMIC)).toHaveLength(2);
    expect(search(shaped(1, { length: 10 }), DYNAMIC)).toHaveLength(3);
  });
});

describe('seasons', () => {
  const wave = (t: number) => 1 + 0.3 * Math.sin((2 * Math.PI * t) / 12);

  it.each([STANDARD, DYNAMIC])('that multiply are divided out and put back', form => {
    const values = Float64Array.from({ length: 120 }, (_, t) => 100 * wave(t));
    forecast({ ...form, season: 'times' }, [12], values, 18).forEach((v, i) => {
      expect(Math.abs(v / (100 * wave(120 + i)) - 1)).toBeLessThan(0.01);
    });
  });

  it('that are added are taken off values below 0 as well', () => {
    const values = Float64Array.from({ length: 123 }, (_, t) => -50 + 20 * wave(t));
    forecast(DYNAMIC, [12], values, 18).forEach((v, i) => {
      expect(Math.abs(v - (-50 + 20 * wave(123 + i)))).toBeLessThan(0.5);
    });
  });

  it('of noise are left in', () => {
    const values = shaped(5, { length: 60, level: 100, noise: 5 });
    const got = forecast({ ...STANDARD, season: 'times' }, [12], values, 12);
    const flat = forecast(STANDARD, [], values, 12);
    got.forEach((v, i) => {
      expect(Math.abs(v - flat[i]!)).toBeLessThan(3);
    });
  });
});
