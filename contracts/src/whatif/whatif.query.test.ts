import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { migrateWhatIfQuery, scenarioLabels, scenarioProblem, WhatIfQueryOptions } from './index.ts';

const fits = (members: object) => Value.Check(WhatIfQueryOptions, { version: 1, metric: 'dau', ...members });
const adjustments = [{ metric: 'dau', kind: 'percent' as const, value: 20 }];

describe('a what-if query', () => {
  it.each([
    { scenario: 'more-users' },
    { adjustments, groupBy: [], horizon: 30, levels: [0.8], show: 'difference', stat: 'percent' },
    { adjustments: [{ metric: 'a', labels: { b: 'c' }, kind: 'add', value: -3, from: '2026-01-01T00:00:00Z' }] },
  ])('may be %j', members => expect(fits(members)).toBe(true));

  it.each([
    { metric: 'a b', scenario: 'x' },
    { scenario: 'More' },
    { adjustments: [] },
    { adjustments: [{ metric: 'a', kind: 'times', value: 2 }] },
    { adjustments: [{ metric: 'a', kind: 'add', value: '2' }] },
    { adjustments, show: 'table' },
    { adjustments, stat: 'total' },
    { adjustments, color: 'red' },
    { adjustments, version: 2 },
  ])('may not be %j', members => expect(fits(members)).toBe(false));

  it('has one scenario, and says so where it has none or two', () => {
    expect(scenarioProblem({ scenario: 'x' })).toBeUndefined();
    expect(scenarioProblem({ adjustments })).toBeUndefined();
    expect(scenarioProblem({})).toMatch(/neither/);
    expect(scenarioProblem({ scenario: 'x', adjustments })).toMatch(/both/);
  });

  it('is of the first version where a file does not say', () => {
    expect(migrateWhatIfQuery({ metric: 'm' })).toEqual({ metric: 'm', version: 1 });
    expect(() => migrateWhatIfQuery({ version: 2 })).toThrow(/knows 1 to 1/);
  });
});

it("a scenario's labels are those of the base with another role", () => {
  expect(scenarioLabels({ plan: 'team', role: 'x' }, 'scenario_lower', 0.8)).toEqual({
    plan: 'team',
    exported_role: 'x',
    role: 'scenario_lower',
    level: '0.8',
  });
});
