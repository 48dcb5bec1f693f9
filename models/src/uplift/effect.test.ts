import { describe, expect, it } from 'vitest';
import { noise, uniform } from '../../test/sample-series.ts';
import { effectOf, type Trial } from './index.ts';

/** Outcome = before + noise, plus an effect of 2 for the treated. */
function trialWith(people: number, seed: number): { trial: Trial; before: Float64Array } {
  const [next, normal] = [uniform(seed), noise(seed + 1)];
  const treated = Uint8Array.from({ length: people }, () => (next() < 0.7 ? 1 : 0));
  const before = Float64Array.from({ length: people }, () => 10 + 3 * normal());
  return { trial: { treated, outcome: before.map((b, i) => b + normal() + 2 * treated[i]!) }, before };
}

describe('effectOf', () => {
  it('is the difference of the means, with the error of both arms', () => {
    const outcome = Float64Array.from({ length: 60 }, (_, i) => (i < 40 ? 3 + (i % 2) : 1 + 2 * (i % 2)));
    const trial = { treated: Uint8Array.from(outcome, (_, i) => (i < 40 ? 1 : 0)), outcome };
    const { difference, lower, upper, treated, heldOut, adjusted } = effectOf(trial);
    expect(difference).toBeCloseTo(1.5, 12);
    const error = Math.sqrt((0.25 * (40 / 39)) / 40 + (1 * (20 / 19)) / 20);
    expect(upper - difference).toBeCloseTo(1.959964 * error, 6);
    expect(difference - lower).toBeCloseTo(upper - difference, 12);
    expect([treated.people, heldOut.people, treated.mean, heldOut.mean]).toEqual([40, 20, 3.5, 2]);
    expect(adjusted).toBeNull();
  });

  it('holds the truth as often as it promises, with and without what was before', () => {
    let [plain, adjusted, narrower] = [0, 0, 0];
    for (let seed = 0; seed < 300; seed++) {
      const { trial, before } = trialWith(120, 1000 + 7 * seed);
      const effect = effectOf(trial, { level: 0.9, before: [before] });
      if (effect.lower <= 2 && effect.upper >= 2) plain++;
      if (effect.adjusted!.lower <= 2 && effect.adjusted!.upper >= 2) adjusted++;
      narrower += (effect.adjusted!.upper - effect.adjusted!.lower) / (effect.upper - effect.lower) / 300;
    }
    expect(Math.abs(plain / 300 - 0.9)).toBeLessThan(0.045);
    expect(Math.abs(adjusted / 300 - 0.9)).toBeLessThan(0.045);
    expect(narrower).toBeCloseTo(Math.sqrt(0.1), 1);
  });

  it('is not moved by columns that say nothing, are constant, repeat or have holes', () => {
    const { trial, before } = trialWith(400, 5);
    const one = effectOf(trial, { before: [before] }).adjusted!;
    const odd = [before, before, before.map(() => 7), before.map(() => Number.NaN)];
    expect(effectOf(trial, { before: odd }).adjusted!.difference).toBeCloseTo(one.difference, 4);
    const holes = before.map((b, i) => (i % 50 === 0 ? Number.NaN : b));
    expect(effectOf(trial, { before: [holes] }).adjusted!.varianceLeft).toBeLessThan(0.2);
  });

  it('says what it could have seen', () => {
    const small = effectOf(trialWith(100, 3).trial).leastVisible;
    expect(effectOf(trialWith(10_000, 3).trial).leastVisible / small).toBeCloseTo(0.1, 1);
  });

  const trial = (treated: number[], outcome: number[]): Trial => ({
    treated: Uint8Array.from(treated),
    outcome: Float64Array.from(outcome),
  });
  const arms = (on: number, off: number) => [
    ...Array.from({ length: on }, () => 1),
    ...Array.from({ length: off }, () => 0),
  ];

  it.each([
    ['a holdout of 5', trial(arms(40, 5), arms(40, 5)), 'needs at least 20 people held out, has 5'],
    ['few with the action', trial(arms(3, 30), arms(3, 30)), 'needs at least 20 people with the action, has 3'],
    ['outcomes that are no numbers', trial(arms(1, 1), [1, Number.NaN]), 'the outcome of person 1 is NaN'],
    ['marks beyond 1', trial([0, 2], [0, 1]), 'the mark of person 1 is 2'],
    ['columns that differ', trial([0, 1], [0]), '2 people with 1 outcomes'],
  ])('refuses %s', (_, broken, text) => {
    expect(() => effectOf(broken)).toThrow(text);
  });

  it('refuses columns from before of another length, and levels that are none', () => {
    const { trial: whole } = trialWith(100, 1);
    expect(() => effectOf(whole, { before: [new Float64Array(3)] })).toThrow('column 0 from before has 3 values');
    expect(() => effectOf(whole, { level: 95 })).toThrow('level 95');
  });
});
