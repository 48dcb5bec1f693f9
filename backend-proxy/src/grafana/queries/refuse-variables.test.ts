import { describe, expect, it } from 'vitest';
import { refuseVariables } from './refuse-variables.ts';

describe('template variables in the query of an alert rule', () => {
  it.each([
    [{ metric: '$metric' }, 'metric of this query has $metric'],
    [{ limits: [{ value: 1 }, { value: '$limit' }] }, 'limits.1.value of this query has $limit'],
    [{ labels: [{ name: 'a', op: '=~', value: '^eu-.*$|$regions$' }] }, 'labels.0.value of this query has $regions'],
    [{ asOf: '$' + '{__from:date}' }, 'asOf of this query has $' + '{__from:date}'],
    [{ adjustments: [{ labels: { plan: '[[plan]]' } }] }, 'adjustments.0.labels.plan of this query has [[plan]]'],
    [{ source: { datasource: { uid: '$ds' }, query: {} } }, 'source.datasource.uid of this query has $ds'],
  ])('%j is refused, with the place', (model, words) => {
    expect(() => refuseVariables(model)).toThrow(`alert rules have no variables, and ${words}`);
  });

  it.each([
    {},
    {
      metric: 'requests',
      labels: [{ name: 'a', op: '=~', value: '^(api|web)$' }],
      goals: [{ value: 5, name: '$5 each' }],
    },
    { datasource: { uid: '$ds' }, key: '$key', refId: '$A', timeRange: { from: '$__from' } },
    { source: { datasource: { uid: 'p' }, query: { expr: 'rate(x[$__rate_interval])' } } },
    { labels: [{ name: 'a', op: '=~', value: '[[:alpha:]]+' }] },
  ])('%j has none', model => expect(() => refuseVariables(model)).not.toThrow());
});
