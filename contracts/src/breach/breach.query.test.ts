import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { CapacityQueryOptions, migrateCapacityQuery } from '../capacity/index.ts';
import { thresholdText } from '../query/index.ts';
import { BreachQueryOptions, migrateBreachQuery } from './index.ts';

const above = { value: 5, direction: 'above' };
const breach = { version: 1, metric: 'requests', limits: [above] };
const capacity = { version: 1, metric: 'requests' };

describe('a saved breach query', () => {
  it.each([
    breach,
    { ...breach, limits: [{ ...above, kind: 'goal', name: 'x' }], stat: 'days_until', format: 'table', horizon: 48 },
  ])('%j fits', query => expect(Value.Check(BreachQueryOptions, migrateBreachQuery(query))).toBe(true));

  it.each([
    { version: 1, metric: 'requests' },
    { ...breach, limits: [] },
    { ...breach, limits: Array(11).fill(above) },
    { ...breach, limits: [{ value: 1e16, direction: 'above' }] },
    { ...breach, limits: [{ value: 5 }] },
    { ...breach, limits: [{ ...above, name: '' }] },
    { ...breach, stat: 'p50' },
    { ...breach, format: 'json' },
    { ...breach, limit: 5 },
  ])('%j does not', query => expect(Value.Check(BreachQueryOptions, query)).toBe(false));

  it('of a version to come is refused', () => expect(() => migrateBreachQuery({ version: 2 })).toThrow(/version 2/));

  it('calls a limit by its name, else by its side and value', () => {
    expect(thresholdText({ value: 0.5, direction: 'below' })).toBe('below 0.5');
    expect(thresholdText({ value: 5, direction: 'above', name: 'roof' })).toBe('roof');
  });
});

describe('a saved capacity query', () => {
  it.each([capacity, { ...capacity, capacity: 10, show: 'days', top: 3 }, { ...capacity, stat: 'peak' }])(
    '%j fits',
    q => expect(Value.Check(CapacityQueryOptions, migrateCapacityQuery(q))).toBe(true),
  );

  it.each([
    { ...capacity, capacity: 0 },
    { ...capacity, capacity: '10' },
    { ...capacity, show: 'hours' },
    { ...capacity, top: 0 },
    { ...capacity, stat: 'mean' },
  ])('%j does not', query => expect(Value.Check(CapacityQueryOptions, query)).toBe(false));
});
