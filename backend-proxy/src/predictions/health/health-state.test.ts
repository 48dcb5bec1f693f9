import { describe, expect, it } from 'vitest';
import { type HealthFacts, healthState } from './health-state.ts';

const FACTS: HealthFacts = {
  trouble: null,
  silentSteps: 0,
  newPoints: 3,
  season: 7,
  horizon: 14,
  over: false,
  held: { points: 120, inside: 113, effective: 110, p: 0.5, broken: false },
  level: 0.95,
};
const broken = { points: 120, inside: 73, effective: 100, p: 1e-12, broken: true };
const none = { points: 0, inside: 0, effective: 0, p: null, broken: false };

describe('the state of a model', () => {
  it.each<[string, Partial<HealthFacts>, string]>([
    ['fresh', {}, 'band held 94 % of the last 120 points, promised 95 %'],
    ['fresh', { held: none, newPoints: 1 }, 'no forecast has met its value yet; 1 value has come since it was trained'],
    ['fresh', { season: 0, newPoints: 9 }, 'band held 94 % of the last 120 points, promised 95 %'],
    ['stale', { newPoints: 7 }, '7 values have come since it was trained: a whole season of 7 steps or more'],
    ['stale', { over: true }, 'all 14 steps that it forecast are past; 3 values have come since it was trained'],
    [
      'drifting',
      { held: broken, over: true },
      'band held 61 % of the last 120 points, promised 95 %: by chance less than once in 1,000 times',
    ],
    ['no-data', { silentSteps: 8, held: broken }, 'no value for 8 steps; more than 7 is silence'],
    ['failing', { trouble: 'too short', silentSteps: 8 }, 'the last run gave it no forecast: too short'],
  ])('is %s with %o', (state, facts, text) => {
    expect(healthState({ ...FACTS, ...facts })).toEqual({ state, text });
  });

  it('has patience with data that come late', () => {
    const silent = (silentSteps: number | null) => healthState({ ...FACTS, season: 0, silentSteps }).state;
    expect([silent(3), silent(4), silent(null)]).toEqual(['fresh', 'no-data', 'fresh']);
  });
});
