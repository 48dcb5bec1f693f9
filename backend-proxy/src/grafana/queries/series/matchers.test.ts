import { type LabelMatcher, LONGEST_VALUE } from '@foresight/contracts';
import { describe, expect, it } from 'vitest';
import { compileMatchers } from './matchers.ts';

const never = new AbortController().signal;
const SERIES = [{ job: 'api' }, { job: 'api2' }, { job: 'web', zone: 'eu' }, { zone: 'eu\nus' }, {}].map(labels => ({
  labels: labels as Record<string, string>,
}));
const match = async (...matchers: LabelMatcher[]) =>
  (await compileMatchers(matchers).filter(SERIES, never)).map(series => SERIES.indexOf(series));

describe('label matchers', () => {
  it.each<[LabelMatcher['op'], string, number[]]>([
    ['=', 'api', [0]],
    ['=', '', [3, 4]],
    ['!=', 'api', [1, 2, 3, 4]],
    ['!=', '', [0, 1, 2]],
    ['=~', 'api', [0]],
    ['=~', 'api.?', [0, 1]],
    ['=~', 'a|w', []],
    ['=~', 'api|web', [0, 2]],
    ['=~', '', [3, 4]],
    ['=~', '(?i)API', [0]],
    ['!~', 'api.*', [2, 3, 4]],
    ['!~', '.+', [3, 4]],
  ])('job%s"%s" fits %j', async (op, value, expected) => {
    expect(await match({ name: 'job', op, value })).toEqual(expected);
  });

  it('lets a dot stand for a line break, as in Prometheus', async () => {
    expect(await match({ name: 'zone', op: '=~', value: 'eu.us' })).toEqual([3]);
  });

  it('must all hold', async () => {
    const zone: LabelMatcher = { name: 'zone', op: '=~', value: 'eu.*' };
    expect(await match(zone, { name: 'job', op: '=', value: 'web' })).toEqual([2]);
    expect(await match({ name: 'job', op: '=', value: 'api' }, { name: 'job', op: '=', value: 'web' })).toEqual([]);
  });

  it.each(['__proto__', 'constructor', 'toString'])('takes the label name %s for no label', async name => {
    expect(await match({ name, op: '=', value: '' })).toHaveLength(SERIES.length);
  });

  it.each([
    ['(a', /the expression '\(a' cannot be read: missing closing/],
    ['(?=a)', /Perl syntax/],
    ['(a)\\1', /cannot be read/],
    ['(a?){900}a{900}', /too large/],
  ])('refuses %s', (value, expected) => {
    expect(() => compileMatchers([{ name: 'job', op: '=~', value }])).toThrow(expected);
  });

  it('takes as many plain values as a variable may have', async () => {
    const values = Array.from({ length: 1000 }, (_, i) => `host-${i}.example.org`);
    const value = values.map(text => text.replaceAll('.', '\\.')).join('|');
    const series = [...values, 'host-1000.example.org', 'host-1xexample.org'].map(job => ({ labels: { job } }));
    const { filter } = compileMatchers([{ name: 'job', op: '=~', value }]);
    expect(await filter(series, never)).toHaveLength(1000);
    expect(value.length).toBeLessThanOrEqual(LONGEST_VALUE);
  });

  it('refuses expressions that take too long over all values, and says how to narrow', async () => {
    const many = Array.from({ length: 20_000 }, (_, i) => ({ labels: { job: `${i}`.padEnd(200, 'x') } }));
    const { filter } = compileMatchers([{ name: 'job', op: '=~', value: '(.{0,9}a){20}' }]);
    await expect(filter(many, never)).rejects.toThrow(/20000 series/);
  });
});
