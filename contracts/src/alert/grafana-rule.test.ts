import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { AnomalyQueryOptions } from '../anomaly/index.ts';
import { BreachQueryOptions } from '../breach/index.ts';
import { ModelQueryOptions } from '../model/index.ts';
import { AlertRule, alertProblem, grafanaRule } from './index.ts';

const outside: AlertRule = {
  kind: 'outside',
  metric: 'requests',
  groupBy: ['service'],
  x: 3,
  n: 5,
  direction: 'up',
  sensitivity: 'normal',
};
const breach: AlertRule = {
  kind: 'breach',
  metric: 'requests',
  labels: [{ name: 'a "b" {{c}}', op: '=', value: '{{ end }}' }],
  limit: { value: 5e4, direction: 'above' },
  horizon: 48,
  probability: 0.2,
};
const distrust: AlertRule = { kind: 'distrust', metric: 'requests', sign: 'healthy' };
const PLACE = { datasourceUid: 'ours', folderUid: 'f', group: 'g', for: '5m' };

/** As the service reads it: without Grafana's own members. */
function questionIn(rule: AlertRule): unknown {
  const { refId, queryType, intervalMs, maxDataPoints, ...own } = grafanaRule(rule, PLACE).data[0]!.model;
  return own;
}

describe('a ready rule as Grafana takes it', () => {
  it.each([
    [outside, AnomalyQueryOptions, { type: 'gt', params: [0] }],
    [breach, BreachQueryOptions, { type: 'gt', params: [0.2] }],
    [distrust, ModelQueryOptions, { type: 'lt', params: [1] }],
    [{ ...distrust, sign: 'coverage', bound: 0.7 } as const, ModelQueryOptions, { type: 'lt', params: [0.7] }],
    [{ ...distrust, sign: 'age_hours', bound: 48 } as const, ModelQueryOptions, { type: 'gt', params: [48] }],
  ])('%# asks a question that the service takes, and judges its number', (rule, schema, evaluator) => {
    expect(Value.Check(AlertRule, rule)).toBe(true);
    expect(Value.Errors(schema, questionIn(rule))).toEqual([]);
    const made = grafanaRule(rule, PLACE);
    expect(made).toMatchObject({ condition: 'C', noDataState: 'NoData', execErrState: 'Error', ruleGroup: 'g' });
    expect(made.data[1]!.model).toEqual({
      refId: 'C',
      type: 'threshold',
      expression: 'A',
      conditions: [{ evaluator }],
    });
  });

  it('looks back far enough for coarse values', () => {
    const secondsOf = (stepMs: number) => grafanaRule(outside, { ...PLACE, stepMs }).data[0]!.relativeTimeRange.from;
    expect([secondsOf(1_000), secondsOf(86_400_000)]).toEqual([600, 3 * 86_400]);
  });

  it('leads to its panel only when both are known', () => {
    const annotations = (more: object) => grafanaRule(distrust, { ...PLACE, ...more }).annotations;
    expect(annotations({ dashboardUid: 'd', panelId: 3 })).toMatchObject({
      __dashboardUid__: 'd',
      __panelId__: '3',
    });
    expect(Object.keys(annotations({ dashboardUid: 'd' }))).toEqual(['summary', 'description']);
  });

  it('takes names as text, not as templates, and cuts titles to what Grafana stores', () => {
    const limit = { ...breach.limit, name: '{{ .Secret }} "quoted" $values' };
    const { annotations, title } = grafanaRule({ ...breach, limit }, { ...PLACE, title: 'x'.repeat(500) });
    expect(annotations.summary).toContain('{{ "{{" }} .Secret }} "quoted"');
    expect(annotations.summary).not.toContain('{{ .Secret');
    expect(title).toHaveLength(190);
    expect(grafanaRule(breach, { ...PLACE, title: '  ' }).title).toBe(
      'requests (a "b" {{c}}={{ end }}): above 50000 likely',
    );
  });
});

describe('blanks that make no rule', () => {
  it.each([
    { ...outside, x: 0 },
    { ...outside, n: 1_001 },
    { ...outside, direction: 'left' },
    { ...outside, metric: 'two words' },
    { ...breach, probability: 0 },
    { ...breach, probability: 1 },
    { ...breach, limit: { value: Number.NaN, direction: 'above' } },
    { ...distrust, groupBy: [] },
    { ...distrust, sign: 'mood' },
    { kind: 'other', metric: 'requests' },
  ])('%# is refused by the schema', rule => expect(Value.Check(AlertRule, rule)).toBe(false));

  it.each([
    [{ ...outside, x: 6 }, /6 of the last 5 values/],
    [{ ...distrust, sign: 'coverage' } as const, /'coverage' needs a bound/],
    [{ ...distrust, sign: 'coverage', bound: 80 } as const, /share below 1, not 80/],
  ])('%# is refused with the reason', (rule, why) => {
    expect(alertProblem(rule)).toMatch(why);
    expect(() => grafanaRule(rule, PLACE)).toThrow(why);
  });
});
