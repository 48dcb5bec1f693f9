import { describe, expect, it } from 'vitest';
import { resources } from '../../shared/service/index.ts';
import { tagKeys, tagValues } from '../tags.ts';
import { findValues, missingPart, type VariableQuery, variableText } from './variable-query.ts';

const LABELS: Record<string, { name: string; values: string[]; count: number }[]> = {
  requests: [
    { name: 'region', values: ['us', 'eu'], count: 2 },
    { name: 'service', values: ['api'], count: 1 },
  ],
  errors: [{ name: 'region', values: ['ap', 'eu'], count: 2 }],
};
const asked: string[] = [];
const ask = resources(async (path, params = {}) => {
  asked.push(path);
  if (path === 'metrics') return { items: Object.keys(LABELS).map(metric => ({ metric })) };
  return { items: LABELS[params.metric ?? ''] ?? [] };
});
const values = async (query: Partial<VariableQuery>) => (await findValues(ask, query)).map(({ value }) => value);

describe('a variable', () => {
  it.each([
    [{}, ['errors', 'requests']],
    [{ kind: 'metrics' }, ['errors', 'requests']],
    [{ kind: 'labels', metric: 'requests' }, ['region', 'service']],
    [{ kind: 'values', metric: 'requests', label: 'region' }, ['us', 'eu']],
    [{ kind: 'values', metric: 'requests', label: 'absent' }, []],
    [{ kind: 'labels', metric: 'absent' }, []],
  ] as const)('with the query %j has the values %j', async (query, expected) => {
    expect(await values(query)).toEqual(expected);
  });

  it.each([
    [{ kind: 'labels' }, 'metric'],
    [{ kind: 'values' }, 'metric'],
    [{ kind: 'values', metric: 'requests' }, 'label'],
  ] as const)('with the query %j has none yet, and asks nothing', async (query, missing) => {
    asked.length = 0;
    expect(missingPart(query)).toBe(missing);
    expect(await values(query)).toEqual([]);
    expect(asked).toEqual([]);
  });

  it.each([
    [{ kind: 'metrics' }, 'metrics'],
    [{ kind: 'labels', metric: 'm' }, 'labels of m'],
    [{ kind: 'values', metric: 'm', label: 'l' }, 'values of l in m'],
    [{ kind: 'values' }, 'values of … in …'],
  ] as const)('%j is said as "%s"', (query, text) => expect(variableText(query)).toBe(text));
});

describe('an ad hoc filter', () => {
  it('offers the labels of all metrics that are asked for, each once', async () => {
    const keys = await tagKeys(ask, ['requests', 'errors']);
    expect(keys.map(({ text }) => text)).toEqual(['region', 'service']);
    expect(await tagKeys(ask, [])).toEqual([]);
  });

  it('offers the values of a label over them', async () => {
    const found = await tagValues(ask, ['requests', 'errors'], 'region');
    expect(found.map(({ text }) => text)).toEqual(['ap', 'eu', 'us']);
  });
});
