import { describe, expect, it } from 'vitest';
import { displayText } from './forecast/display-text.ts';
import { type ForecastQuery, openQuery } from './index.ts';

const saved = (members: object) => ({ refId: 'A', ...members });

describe('a saved query on its way into the editor', () => {
  it('of this version stays as it is', () => {
    const query = saved({ queryType: 'forecast', version: 1, metric: 'm', groupBy: [], horizon: 3 });
    expect(openQuery(query)).toEqual({ ok: true, query });
  });

  it.each([{}, { metric: 'm' }, { metric: 'm', queryType: '' }])(
    'is filled where a file left something out: %j',
    part => {
      expect(openQuery(saved(part))).toEqual({
        ok: true,
        query: { refId: 'A', version: 1, metric: '', ...part, queryType: 'forecast' },
      });
    },
  );

  it.each([{ source: { datasource: { uid: 'p' }, query: { expr: 'up' } } }, { given: { until: 1, series: [] } }])(
    'has no metric where another data source takes its place: %j',
    part => {
      const opened = openQuery(saved({ queryType: 'forecast', version: 1, ...part }));
      expect(opened).toMatchObject({ ok: true, query: part });
      if (opened.ok) expect('metric' in opened.query).toBe(false);
    },
  );

  it.each([2, 1.5, 'x', null])('of version %j is left alone, with the reason and the fix', version => {
    const query = Object.freeze(saved({ metric: 'm', version, later: { a: 1 } }));
    const opened = openQuery(query);
    expect(opened).toMatchObject({
      ok: false,
      problem: { fix: expect.stringContaining('upgrade the Foresight plugin') },
    });
    if (!opened.ok) expect(opened.problem.text).toContain(`version ${JSON.stringify(version)}; this plugin knows`);
  });

  it('of another type is left alone', () => {
    expect(openQuery(saved({ queryType: 'tarot', version: 1 }))).toMatchObject({
      ok: false,
      problem: { text: expect.stringContaining("This query is of type 'tarot'; this plugin knows 'forecast'") },
    });
  });
});

describe('a query in one line', () => {
  const text = (members: Partial<ForecastQuery>) =>
    displayText({ refId: 'A', queryType: 'forecast', version: 1, metric: 'requests', ...members });
  it.each([
    [{}, 'requests'],
    [{ metric: '' }, ''],
    [{ labels: [{ name: 'service', op: '=', value: 'api' }] }, 'requests{service="api"}'],
    [{ groupBy: [] }, 'requests sum'],
    [{ groupBy: ['a'], hierarchy: ['a', 'b'] }, 'requests sum by (a), adding up by a, b'],
    [{ roles: ['forecast'] }, 'requests, only forecast'],
    [{ groupBy: ['a', 'b'], horizon: 1 }, 'requests sum by (a, b), 1 step'],
    [{ horizon: 48, levels: [0.8, 0.975], model: 'drift' }, 'requests, 48 steps, 80%, 97.5%, drift'],
  ] as const)('%j', (members, expected) => {
    expect(text(members as Partial<ForecastQuery>)).toBe(expected);
  });
});
