import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { GrowthQueryOptions, goalText, growthLabels, migrateGrowthQuery } from './index.ts';

const fits = (members: object) => Value.Check(GrowthQueryOptions, { version: 1, metric: 'dau', ...members });

describe('a growth query', () => {
  it.each([
    {},
    { better: 'lower', goals: [{ value: 5, name: 'few', by: '2027-01-01T00:00:00Z' }], show: 'goals' },
    { milestones: [1000, 2000], show: 'milestones', horizon: 90 },
    { show: 'rate', stat: 'per_week', groupBy: [] },
  ])('may be %j', members => expect(fits(members)).toBe(true));

  it.each([
    { metric: 'a b' },
    { better: 'more' },
    { goals: [{ name: 'no value' }] },
    { goals: [{ value: 1, by: 'soon' }] },
    { goals: [{ value: 1, direction: 'above' }] },
    { milestones: [] },
    { milestones: [1, 1] },
    { show: 'table' },
    { stat: 'per_day' },
    { limits: [] },
    { version: 2 },
  ])('may not be %j', members => expect(fits(members)).toBe(false));

  it('is of the first version where a file does not say', () => {
    expect(migrateGrowthQuery({ metric: 'm' })).toEqual({ metric: 'm', version: 1 });
  });
});

it('goals have names, roles have labels of their own', () => {
  expect([goalText({ value: 5 }), goalText({ value: 5, name: 'five' })]).toEqual(['5', 'five']);
  expect(growthLabels({ plan: 'a', role: 'x' }, 'best')).toEqual({ plan: 'a', exported_role: 'x', role: 'best' });
});
