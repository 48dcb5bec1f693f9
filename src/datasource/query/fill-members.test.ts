import { describe, expect, it } from 'vitest';
import { type ForesightQuery, interpolate, type Replace } from './index.ts';

const VALUES: Record<string, string | string[]> = {
  n: '48',
  half: '-0.5',
  word: 'many',
  two: ['10', '20'],
  none: [],
  blank: ' ',
  day: '2026-01-05',
  minute: '2026-01-05 07:00',
  exact: '2026-01-05T07:00:00.123456Z',
  zoned: '2026-01-05T09:00:00+02:00',
  from: '1767596400000',
  wrongDay: '2026-13-05',
  zone: 'Europe/Berlin',
  codes: ['DE', 'AT'],
  metric: 'signups',
  plan: 'team',
};
/** As Grafana's: unknown names stay. */
const replace: Replace = (text, format) =>
  text.replace(/\$\{(\w+)\}|\$(\w+)/g, (match, braced, plain) => {
    const value = VALUES[braced ?? plain];
    return value === undefined ? match : format(value);
  });
const asked = (members: object) =>
  interpolate({ refId: 'A', queryType: 'x', version: 1, metric: 'm', ...members } as ForesightQuery, replace);
const expectAsked = (members: object, expected: object) => {
  const { query, problems } = asked(members);
  expect(problems).toEqual([]);
  expect(query).toEqual({ refId: 'A', queryType: 'x', version: 1, metric: 'm', ...expected });
};

describe('variables in what is typed', () => {
  it.each([
    [{ horizon: '$n' }, { horizon: 48 }],
    [
      { capacity: '4$n', top: '$n' },
      { capacity: 448, top: 48 },
    ],
    [{ bounds: { lower: '$half', upper: 7 } }, { bounds: { lower: -0.5, upper: 7 } }],
    [
      { minDeviation: '$n', outside: { x: 1, n: '$n' } },
      { minDeviation: 48, outside: { x: 1, n: 48 } },
    ],
    [{ levels: ['$n', 0.8, '0.95'] }, { levels: [0.48, 0.8, 0.95] }],
    [{ milestones: [5, '$two', '$none', '10'] }, { milestones: [5, 10, 20] }],
    [
      { time_zone: '$zone', holidays: ['$codes', 'AT'] },
      { time_zone: 'Europe/Berlin', holidays: ['DE', 'AT'] },
    ],
    [
      { model: '$word', scenario: 'so-$word' },
      { model: 'many', scenario: 'so-many' },
    ],
    [
      { limits: [{ value: '$n', direction: 'above', name: 'over $n' }] },
      { limits: [{ value: 48, direction: 'above', name: 'over 48' }] },
    ],
    [{ goals: [{ value: '$n', by: '$day' }] }, { goals: [{ value: 48, by: '2026-01-05T00:00:00.000Z' }] }],
    [
      { adjustments: [{ metric: '$metric', labels: { plan: '$plan' }, kind: 'add', value: '$half', from: '$from' }] },
      {
        adjustments: [
          { metric: 'signups', labels: { plan: 'team' }, kind: 'add', value: -0.5, from: '2026-01-05T07:00:00.000Z' },
        ],
      },
    ],
    [
      { events: [{ name: '$word', from: '$day', to: '$from' }] },
      { events: [{ name: 'many', from: '2026-01-05', to: '2026-01-05T07:00:00.000Z' }] },
    ],
    [
      { regressors: ['$metric', { metric: '$metric', labels: { plan: '$plan' } }] },
      { regressors: ['signups', { metric: 'signups', labels: { plan: 'team' } }] },
    ],
    [{ asOf: '$minute' }, { asOf: '2026-01-05T07:00:00.000Z' }],
    [{ asOf: '$exact' }, { asOf: '2026-01-05T07:00:00.123456Z' }],
    [{ asOf: '$zoned' }, { asOf: '2026-01-05T09:00:00+02:00' }],
  ])('%j is asked as %j', expectAsked);

  it.each([
    [
      { horizon: '$gone' },
      "'$gone' in horizon is no number. Fix: write one; if it is a variable, see that the dashboard has it",
    ],
    [
      { horizon: '$blank' },
      "horizon '$blank' is ' ' now, which is no number. Fix: choose another value of the variable",
    ],
    [{ limits: [{ value: '$word', direction: 'above' }] }, "limits.0.value '$word' is 'many' now, which is no number."],
    [{ asOf: '$wrongDay' }, "asOf '$wrongDay' is '2026-13-05' now, which is no time such as 2026-10-24T07:00:00Z."],
    [{ goals: [{ value: 1, by: '$gone' }] }, "'$gone' in goals.0.by is no time"],
    [
      { capacity: '$two' },
      "The variable in capacity '$two' has 2 values (10, 20), and it takes one. Fix: choose one value, or",
    ],
    [{ time_zone: '$none' }, "The variable in time_zone '$none' has no value, and it takes one. Fix: choose a value"],
    [
      { metric: '$none' },
      "The variable in the metric '$none' has no value, and a query has one metric. Fix: choose a value",
    ],
    [{ milestones: ['$word'] }, "milestones.0 '$word' is 'many' now, which is no number"],
  ])('%j cannot be asked, with the reason', (members, reason) => {
    const { problems } = asked(members);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(reason);
  });

  it.each([
    { horizon: 48, levels: [0.8], limits: [{ value: 5, direction: 'above', name: '$5 each' }], groupBy: [] },
    { limits: 'none', goals: null, events: [7, null], adjustments: { a: '$n' }, horizon: [{}], bounds: [1] },
    { show: '$n', direction: '$word', stat: '$word' },
  ])('%j is left as it is', members => expectAsked(members, members));

  it('are replaced where a query names no metric, too', () => {
    const { query } = asked({ metric: undefined, labels: [{ name: 'plan', op: '=', value: '$plan' }] });
    expect(query.labels).toEqual([{ name: 'plan', op: '=', value: 'team' }]);
  });
});
