import { describe, expect, it } from 'vitest';
import { type ForecastQuery, interpolate, NEW_QUERY, type Replace } from './index.ts';

const VALUES: Record<string, string | string[]> = {
  service: 'api',
  services: ['api', 'web (v2)'],
  one: ['api'],
  none: [],
  metric: 'requests',
  regions: ['eu', 'us'],
  odd: 'a.b',
};
/** As Grafana's: unknown names stay, a format of its own is not ours to write. */
const replace: Replace = (text, format) =>
  text.replace(/\$\{(\w+)(?::(\w+))?\}|\$(\w+)/g, (match, braced, own, plain) => {
    const value = VALUES[braced ?? plain];
    if (value === undefined) return match;
    return own === 'csv' ? [value].flat().join(',') : format(value);
  });

const query = (members: Partial<ForecastQuery>): ForecastQuery => ({
  ...NEW_QUERY,
  refId: 'A',
  metric: 'requests',
  ...members,
});
const labelsOf = (op: '=' | '!=' | '=~' | '!~', value: string) =>
  interpolate(query({ labels: [{ name: 'service', op, value }] }), replace).query.labels;

describe('values of variables in matchers', () => {
  it.each([
    ['=', '$service', '=', 'api'],
    ['=', 'eu-$service', '=', 'eu-api'],
    ['=', '$one', '=', 'api'],
    ['=', '$services', '=~', 'api|web \\(v2\\)'],
    ['!=', '$services', '!~', 'api|web \\(v2\\)'],
    ['=', 'v1.$services', '=~', 'v1\\.(api|web \\(v2\\))'],
    ['=~', '$service', '=~', 'api'],
    ['=~', '$services', '=~', 'api|web \\(v2\\)'],
    ['=~', '$odd', '=~', 'a\\.b'],
    ['=~', 'eu-.*-$services', '=~', 'eu-.*-(api|web \\(v2\\))'],
    ['!~', '$services', '!~', 'api|web \\(v2\\)'],
    ['=', '$none', '=', ''],
    ['=', '$unknown', '=', '$unknown'],
    ['=~', '^api$', '=~', '^api$'],
    ['=', `\${services:csv}`, '=', 'api,web (v2)'],
  ] as const)('%s %s is asked as %s %s', (op, value, op2, value2) => {
    expect(labelsOf(op, value)).toEqual([{ name: 'service', op: op2, value: value2 }]);
  });

  it('keeps an expression that fits just the value it was made of', () => {
    const odd = '\\^$.*+?()[]{}|-/';
    VALUES.all = ['x', odd];
    const [matcher] = labelsOf('=', '$all') ?? [];
    expect(new RegExp(`^(?:${matcher?.value})$`).test(odd)).toBe(true);
    expect(new RegExp(`^(?:${matcher?.value})$`).test('y')).toBe(false);
  });
});

describe('the other members', () => {
  it('a metric is replaced, and is asked for when it is a name', () => {
    const { query: asked, problems } = interpolate(query({ metric: '$metric' }), replace);
    expect(asked.metric).toBe('requests');
    expect(problems).toEqual([]);
  });

  it.each([
    ['$services', /2 values \(api, web \(v2\)\).*Fix: choose one value, or repeat the panel/],
    ['$unknown', /'\$unknown' is no name of a metric\. Fix: .*see that the dashboard has it/],
    ['1$metric', /The metric '1\$metric' is '1requests' now, which is no name/],
  ])('the metric %s cannot be asked, with the reason', (metric, expected) => {
    const { problems } = interpolate(query({ metric }), replace);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(expected);
  });

  it('groupBy takes each value of a variable once', () => {
    const { groupBy } = interpolate(query({ groupBy: ['$regions', 'eu', 'zone-$regions'] }), replace).query;
    expect(groupBy).toEqual(['eu', 'us', 'zone-eu', 'zone-us']);
  });

  it('hierarchy too, and without any it is left out', () => {
    const by = { groupBy: ['$regions'], hierarchy: ['$regions', 'service'] };
    expect(interpolate(query(by), replace).query).toMatchObject({
      groupBy: ['eu', 'us'],
      hierarchy: ['eu', 'us', 'service'],
    });
    expect('hierarchy' in interpolate(query({ hierarchy: ['$none'] }), replace).query).toBe(false);
  });

  it('an empty groupBy stays the sum of all, an absent one stays absent', () => {
    expect(interpolate(query({ groupBy: [] }), replace).query.groupBy).toEqual([]);
    expect(interpolate(query({ groupBy: ['$none'] }), replace).query.groupBy).toEqual([]);
    expect('groupBy' in interpolate(query({}), replace).query).toBe(false);
  });

  it('leaves a query without variables as it is', () => {
    const plain = query({
      horizon: 48,
      levels: [0.8],
      labels: [{ name: 'a', op: '=', value: 'b' }],
      beyondRange: false,
    });
    expect(interpolate(plain, replace).query).toEqual(plain);
  });
});

describe('ad hoc filters', () => {
  const asked = (operator: string, value: string, values?: string[]) =>
    interpolate(query({ labels: [{ name: 'x', op: '=', value: 'y' }] }), replace, [
      { key: 'service', operator, value, ...(values ? { values } : {}) },
    ]);

  it.each([
    ['=', 'api', undefined, '=', 'api'],
    ['!~', 'a.*', undefined, '!~', 'a.*'],
    ['=|', 'a', ['a.b', 'c'], '=~', 'a\\.b|c'],
    ['!=|', 'a', ['a.b', 'c'], '!~', 'a\\.b|c'],
  ] as const)('%s becomes a further matcher', (operator, value, values, op, expected) => {
    const { query: made, problems } = asked(operator, value, values && [...values]);
    expect(made.labels).toEqual([
      { name: 'x', op: '=', value: 'y' },
      { name: 'service', op, value: expected },
    ]);
    expect(problems).toEqual([]);
  });

  it.each(['<', '>'])('%s is refused, for labels are texts', operator => {
    expect(asked(operator, '3').problems[0]).toMatch(/cannot be used: labels are texts\. Fix: /);
  });
});
