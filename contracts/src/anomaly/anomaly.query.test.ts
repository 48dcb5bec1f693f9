import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { ANOMALY_ROLES, AnomalyQueryOptions, JUDGEMENT_ROLES, migrateAnomalyQuery } from './index.ts';

const least = { version: 1, metric: 'requests' };

describe('a saved anomaly query', () => {
  it.each([
    least,
    { ...least, labels: [{ name: 'service', op: '=~', value: 'a.*' }], groupBy: [] },
    { ...least, sensitivity: 'sensitive', direction: 'down', minDeviation: 0.1, minDeviationPercent: 1e6 },
    { ...least, outside: { x: 1, n: 1_000 }, show: 'annotations', roles: [...ANOMALY_ROLES] },
  ])('%j fits', query => expect(Value.Check(AnomalyQueryOptions, migrateAnomalyQuery(query))).toBe(true));

  it.each([
    { metric: 'requests' },
    { ...least, version: 2 },
    { ...least, metric: 'no metric' },
    { ...least, sensitivity: 'high' },
    { ...least, direction: 'none' },
    { ...least, minDeviation: 0 },
    { ...least, minDeviation: '10' },
    { ...least, minDeviation: Number.NaN },
    { ...least, minDeviationPercent: -1 },
    { ...least, minDeviationPercent: 1e6 + 1 },
    { ...least, outside: { x: 3 } },
    { ...least, outside: { x: 0, n: 5 } },
    { ...least, outside: { x: 1.5, n: 5 } },
    { ...least, outside: { x: 1, n: 1_001 } },
    { ...least, outside: { x: 1, n: 5, of: 5 } },
    { ...least, roles: [] },
    { ...least, roles: ['score', 'score'] },
    { ...least, roles: ['forecast'] },
    { ...least, show: 'table' },
    { ...least, min_deviation: 10 },
    null,
    [],
  ])('%j does not', query => expect(Value.Check(AnomalyQueryOptions, query)).toBe(false));

  it('of a version to come is refused', () => expect(() => migrateAnomalyQuery({ version: 2 })).toThrow(/version 2/));

  it('has values of the series beside what is thought of them', () => {
    expect(ANOMALY_ROLES.filter(role => !JUDGEMENT_ROLES.includes(role))).toEqual(['actual', 'lower', 'upper']);
  });
});
