import { beforeAll, describe, expect, it } from 'vitest';
import { simulatedTrial } from '../../test/simulated-trial.ts';
import {
  fitUplift,
  type Trial,
  type Uplift,
  type UpliftJson,
  type UpliftScores,
  upliftFromJSON,
  upliftReport,
} from './index.ts';

const past = simulatedTrial(4000, 1);
const later = simulatedTrial(4000, 2);
const QUICK = { resamples: 60, draws: 100 };
const meanWhere = (values: Float64Array, wanted: (i: number) => boolean) => {
  const kept = values.filter((_, i) => wanted(i));
  return kept.reduce((sum, v) => sum + v, 0) / kept.length;
};

describe.each(['x', 't'] as const)('fitUplift, learner %s, on people of a known effect', learner => {
  let uplift: Uplift;
  let scores: UpliftScores;
  beforeAll(() => {
    uplift = fitUplift(past.table, past.trial, { learner });
    scores = { effects: uplift.effects(later.table), responses: uplift.responses(later.table) };
  });

  it('finds whom the action changes, and by how much', () => {
    expect(meanWhere(scores.effects, i => later.effects[i]! > 0)).toBeCloseTo(0.2, 1);
    expect(Math.abs(meanWhere(scores.effects, i => later.effects[i] === 0))).toBeLessThan(0.05);
    expect(meanWhere(scores.responses, i => later.responses[i]! > 0.2)).toBeGreaterThan(0.2);
    expect(meanWhere(scores.responses, i => later.responses[i]! < 0.1)).toBeLessThan(0.12);
  });

  it('says that it is of use, with the effects on the first and on the last', () => {
    const { verdict, byEffect, byResponse } = upliftReport(scores, later.trial, QUICK);
    expect(verdict).toMatchObject({ usable: true, beatsChance: true });
    expect(verdict.text).toMatch(/^Usable targeting: the action changes the first 30 % by \+\d+\.?\d* points/);
    const { first, last } = byEffect.at.find(a => a.share === 0.3)!;
    expect(first.lower).toBeGreaterThan(last.upper);
    expect(first.value).toBeCloseTo(0.2, 1);
    expect(byEffect.qini.value).toBeGreaterThan(byResponse.qini.value);
    expect(byEffect.random.p).toBeLessThan(0.02);
  });

  it('is the same after a way through JSON, byte by byte', () => {
    const text = JSON.stringify(uplift);
    const back = upliftFromJSON(JSON.parse(text) as UpliftJson);
    expect(back.effects(later.table)).toEqual(scores.effects);
    expect(JSON.stringify(fitUplift(past.table, past.trial, { learner }))).toBe(text);
    expect(() => upliftFromJSON({ ...uplift.toJSON(), format: 5 })).toThrow('retrain');
  });

  it('refuses a table without a column it learned from', () => {
    const table = { rows: 4000, features: later.table.features.slice(0, 1) };
    expect(() => uplift.effects(table)).toThrow("'plan'");
    expect(uplift.effects(table, { absent: 'missing' })).toHaveLength(4000);
  });
});

describe('fitUplift', () => {
  it('takes amounts as outcomes', () => {
    const outcome = Float64Array.from(past.trial.outcome, (yes, i) => yes * (20 + (i % 7)));
    const effects = fitUplift(past.table, { ...past.trial, outcome }).effects(later.table);
    expect(meanWhere(effects, i => later.effects[i]! > 0)).toBeCloseTo(0.2 * 23, -0.3);
  });

  const rare: Trial = {
    ...past.trial,
    outcome: past.trial.outcome.map((_, i) => (past.trial.treated[i] === 0 && i < 20 ? 1 : 0)),
  };
  const lone: Trial = { ...past.trial, treated: past.trial.treated.map((_, i) => (i < 30 ? 0 : 1)) };
  it.each([
    ['few outcomes', past.table, rare, 'needs at least 20 people with the outcome among those held out, has'],
    ['a small holdout', past.table, lone, 'needs at least 200 people held out, has 30'],
    [
      'another number of people',
      simulatedTrial(9, 1).table,
      past.trial,
      'a trial of 4000 people for a table of 9 rows',
    ],
  ])('refuses %s', (_, table, trial, text) => {
    expect(() => fitUplift(table, trial)).toThrow(text);
  });
});

describe('upliftReport', () => {
  const even = simulatedTrial(4000, 5, 0.1, true);
  const chance = (i: number) => Math.sin(12.9898 * i) * 43758.5453;
  const scattered = even.effects.map((_, i) => chance(i) - Math.floor(chance(i)));

  it('says that it is of no use where the action changes all alike', () => {
    const { verdict, effect } = upliftReport({ effects: scattered, responses: even.responses }, even.trial, QUICK);
    expect(verdict).toMatchObject({ usable: false, beatsChance: false, responseBeatsChance: false });
    expect(verdict.text).toMatch(/^No usable targeting: who is changed more .*Act on everyone or on no one\./);
    expect(effect.difference).toBeCloseTo(0.1, 1);
  });

  it('sends to the plain response where that ranks better', () => {
    const swapped = { effects: scattered, responses: later.effects };
    expect(upliftReport(swapped, later.trial, QUICK).verdict).toMatchObject({
      usable: false,
      responseBeatsChance: true,
    });
    const both = upliftReport({ effects: later.effects, responses: later.effects }, later.trial, QUICK).verdict;
    expect(both).toMatchObject({ usable: false, beatsChance: true });
    expect(both.text).toContain('the plain response ranks them at least as well');
    expect(both.text).toContain('choose by that');
  });

  it('is the same twice', () => {
    const scores = { effects: later.effects, responses: later.responses };
    expect(upliftReport(scores, later.trial, QUICK)).toEqual(upliftReport(scores, later.trial, QUICK));
  });

  it.each([
    [{ effects: new Float64Array(3), responses: even.responses }, {}, '3 effects for 4000 people'],
    [{ effects: even.effects.map(() => Number.NaN), responses: even.responses }, {}, 'effects: person 0 has NaN'],
    [even, { draws: 3 }, '3 draws'],
    [even, { shares: [0.7] }, 'share 0.7'],
  ])('refuses scores and options that are none', ({ effects, responses }, options, text) => {
    expect(() => upliftReport({ effects, responses }, even.trial, options)).toThrow(text);
  });
});
