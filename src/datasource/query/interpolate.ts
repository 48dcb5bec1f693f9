// A saved query becomes the one that is sent: variables are replaced, ad hoc filters become matchers.
import { type LabelMatcher, METRIC_NAME, type Source } from '@foresight/contracts';
import type { AdHocVariableFilter } from '@grafana/data';
import { adHocMatchers } from './ad-hoc.ts';
import { fillMembers } from './fill-members.ts';
import { changed, type ForesightQuery } from './foresight-query.ts';
import { escapeExpression, expressionOf, piecesOf, type Replace, textsOf } from './template-text.ts';
import { severalValues } from './variable-words.ts';

export interface Interpolated<Q extends ForesightQuery = ForesightQuery> {
  readonly query: Q;
  /** Why it cannot be asked; empty where it can. */
  readonly problems: readonly string[];
}

const METRIC = new RegExp(METRIC_NAME);

/** Of any type: members that the query does not have are not made up. */
export function interpolate<Q extends ForesightQuery>(
  query: Q,
  replace: Replace,
  filters: readonly AdHocVariableFilter[] = [],
): Interpolated<Q> {
  const { metric, source, labels = [], groupBy, hierarchy } = query;
  const metrics = metric ? textsOf(piecesOf(metric, replace)) : [];
  const adHoc = adHocMatchers(filters);
  const matchers = [...labels.map(matcher => matcherOf(matcher, replace)), ...adHoc.matchers];
  const typed = fillMembers(query, replace);
  const members: Partial<ForesightQuery> = {
    ...typed.members,
    ...(metric ? { metric: metrics.join('|') } : {}),
    ...(source ? { source: sourceOf(source, replace) } : {}),
    labels: matchers.length > 0 ? matchers : undefined,
    groupBy: groupBy && namesOf(groupBy, replace),
    hierarchy: someOf(hierarchy && namesOf(hierarchy, replace)),
  };
  return {
    query: changed(query, members as Partial<Q>),
    problems: [...(metric ? metricProblems(metric, metrics) : []), ...typed.problems, ...adHoc.problems],
  };
}

/** Which data source, and how far back; its query is for that data source to read. */
function sourceOf(source: Source, replace: Replace): Source {
  const { datasource, history, step } = source;
  const one = (text: string) => textsOf(piecesOf(text, replace)).join('');
  return {
    ...source,
    datasource: { ...datasource, uid: one(datasource.uid) },
    ...(history === undefined ? {} : { history: one(history) }),
    ...(step === undefined ? {} : { step: one(step) }),
  };
}

function namesOf(names: readonly string[], replace: Replace): string[] {
  const texts = names.flatMap(name => textsOf(piecesOf(name, replace))).filter(name => name !== '');
  return [...new Set(texts)];
}

const someOf = (names: string[] | undefined) => (names?.length === 0 ? undefined : names);

/** Under = and != several values of a variable mean "one of them" and "none of them". */
function matcherOf({ name, op, value }: LabelMatcher, replace: Replace): LabelMatcher {
  const named = textsOf(piecesOf(name, replace)).join('|');
  const pieces = piecesOf(value, replace);
  if (op === '=~' || op === '!~') return { name: named, op, value: expressionOf(pieces) };
  const single = pieces.every(piece => typeof piece === 'string' || piece.length <= 1);
  if (single) return { name: named, op, value: pieces.flat().join('') };
  return { name: named, op: op === '=' ? '=~' : '!~', value: expressionOf(pieces, escapeExpression) };
}

function metricProblems(written: string, metrics: readonly string[]): string[] {
  if (metrics.length !== 1) return [severalValues(`the metric '${written}'`, metrics, 'a query has one metric')];
  const [metric = ''] = metrics;
  if (METRIC.test(metric)) return [];
  return [
    metric === written
      ? `'${metric}' is no name of a metric. Fix: choose one from the list; if it is a variable, see that the dashboard has it`
      : `The metric '${written}' is '${metric}' now, which is no name of a metric. Fix: choose another value of the variable`,
  ];
}
