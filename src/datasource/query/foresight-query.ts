// A query as editors and dashboards hold it: the members that all types may have beside Grafana's own.
import type { SeriesChoice } from '@foresight/contracts';
import type { DataQuery } from '@grafana/data';

/** Texts may hold template variables; an empty `metric` is one that is not chosen yet. */
export interface ForesightQuery extends DataQuery, Partial<SeriesChoice> {
  queryType: string;
  version: number;
  hierarchy?: string[];
  /** Ask again when the metric changes. */
  live?: boolean;
}

/** The query with some members changed; those that became undefined are taken off, so that files stay short. */
export function changed<Q extends object>(query: Q, members: Partial<Q>): Q {
  const entries = Object.entries({ ...query, ...members }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Q;
}
