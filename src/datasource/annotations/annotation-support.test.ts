import { describe, expect, it } from 'vitest';
import { type ForesightQuery, NEW_QUERY } from '../query/index.ts';
import { ANNOTATIONS } from './index.ts';

const prepared = (target?: object) =>
  ANNOTATIONS.prepareQuery!({ name: 'a', enable: true, iconColor: 'red', target: target as ForesightQuery });

describe('an annotation query', () => {
  it('begins as one for anomalies', () => {
    expect(ANNOTATIONS.getDefaultQuery!()).toMatchObject({ queryType: 'anomaly', metric: '' });
  });

  it('asks for marks, whatever its editor showed', () => {
    const query = { refId: 'A', queryType: 'anomaly', version: 1, metric: 'load', direction: 'up', show: 'findings' };
    expect(prepared(query)).toEqual({ ...query, show: 'annotations' });
    expect(prepared({ queryType: 'anomaly', version: 1, metric: 'load' })).toMatchObject({ refId: 'Anno' });
  });

  it('asks nothing without a query, or of a type that has nothing to mark', () => {
    expect(prepared()).toBeUndefined();
    expect(prepared({ ...NEW_QUERY, refId: 'A', metric: 'load' })).toBeUndefined();
  });

  it('leaves one that it cannot read to the service', () => {
    const newer = { refId: 'A', queryType: 'anomaly', version: 99, metric: 'load' };
    expect(prepared(newer)).toBe(newer);
  });
});
