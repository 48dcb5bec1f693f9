// What a rule asks of the data source, and when the answer, one number a series, makes it fire.
import { ANOMALY_QUERY_TYPE, ANOMALY_QUERY_VERSION } from '../anomaly/index.ts';
import { BREACH_QUERY_TYPE, BREACH_QUERY_VERSION } from '../breach/index.ts';
import { MODEL_QUERY_TYPE, MODEL_QUERY_VERSION } from '../model/index.ts';
import type { AlertRule, DistrustRule } from './alert-rule.schema.ts';

export interface AlertQuery {
  readonly query: { readonly queryType: string; readonly version: number; readonly [member: string]: unknown };
  readonly fires: { readonly type: 'gt' | 'lt'; readonly than: number };
}

export function alertQuery(rule: AlertRule): AlertQuery {
  const { metric, labels } = rule;
  const subject = { metric, ...(labels?.length ? { labels } : {}) };
  if (rule.kind === 'distrust') return { query: { ...MODEL, ...subject, stat: rule.sign }, fires: firesOn(rule) };
  const series = { ...subject, ...(rule.groupBy ? { groupBy: rule.groupBy } : {}) };
  if (rule.kind === 'outside') {
    const { x, n, direction, sensitivity } = rule;
    return {
      query: { ...ANOMALY, ...series, outside: { x, n }, direction, sensitivity },
      fires: { type: 'gt', than: 0 },
    };
  }
  const horizon = rule.horizon === undefined ? {} : { horizon: rule.horizon };
  return {
    query: { ...BREACH, ...series, ...horizon, limits: [rule.limit], stat: 'probability' },
    fires: { type: 'gt', than: rule.probability },
  };
}

const ANOMALY = { queryType: ANOMALY_QUERY_TYPE, version: ANOMALY_QUERY_VERSION };
const BREACH = { queryType: BREACH_QUERY_TYPE, version: BREACH_QUERY_VERSION };
const MODEL = { queryType: MODEL_QUERY_TYPE, version: MODEL_QUERY_VERSION, show: 'health' };

function firesOn({ sign, bound }: DistrustRule): AlertQuery['fires'] {
  if (sign === 'age_hours') return { type: 'gt', than: bound! };
  return { type: 'lt', than: sign === 'coverage' ? bound! : 1 };
}
