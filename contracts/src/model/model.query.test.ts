import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { ModelQueryOptions, migrateModelQuery } from './index.ts';

const fits = (members: object) => Value.Check(ModelQueryOptions, { version: 1, ...members });

describe('a model query', () => {
  it.each([
    {},
    { metric: 'requests' },
    { labels: [{ name: 'service', op: '=~', value: 'a|b' }], show: 'health', stat: 'error_ratio' },
    { show: 'versions' },
    { metric: 'requests', show: 'errors' },
  ])('may be %j', members => expect(fits(members)).toBe(true));

  it.each([
    { metric: '' },
    { metric: 'a b' },
    { show: 'everything' },
    { stat: 'mood' },
    { labels: [{ name: 'service', op: '~', value: 'a' }] },
    { groupBy: ['service'] },
    { version: 2 },
  ])('may not be %j', members => expect(fits(members)).toBe(false));

  it('is of the first version where a file does not say, and of none that is not known', () => {
    expect(migrateModelQuery({ metric: 'm' })).toEqual({ metric: 'm', version: 1 });
    expect(() => migrateModelQuery({ version: 2 })).toThrow(/version 2; this service knows 1 to 1/);
  });
});
