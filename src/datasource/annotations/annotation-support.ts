// Annotations of dashboards: our queries whose type can be drawn as marks, in the editor of all queries.
import type { AnnotationQuery, AnnotationSupport } from '@grafana/data';
import { type ForesightQuery, kindOf, NEW_ANOMALY_QUERY, openQuery } from '../query/index.ts';

/** Grafana's own reader turns the frames into marks: their columns have the names that it looks for. */
export const ANNOTATIONS: AnnotationSupport<ForesightQuery> = {
  getDefaultQuery: () => NEW_ANOMALY_QUERY,
  prepareQuery,
};

/** undefined, so that nothing is asked: no query yet, or one of a type that has no moments to mark. */
function prepareQuery({ target }: AnnotationQuery<ForesightQuery>): ForesightQuery | undefined {
  if (!target) return undefined;
  const opened = openQuery(target);
  // The service says what is wrong with one that this plugin cannot read.
  if (!opened.ok) return target;
  const { annotation } = kindOf(opened.query);
  return annotation?.({ ...opened.query, refId: target.refId ?? 'Anno' });
}
