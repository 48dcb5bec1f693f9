// A query as a file keeps it: what a person chose, and which data source is asked.
import type { DataSourceRef } from '@grafana/schema';
import type { ForesightQuery } from '../query/index.ts';

/** What Grafana or a panel puts beside a query while it is asked; a file that had them would only go stale. */
const PASSING = [
  'key',
  'datasourceId',
  'intervalMs',
  'maxDataPoints',
  'queryCachingTTL',
  'timeRange',
  'given',
] satisfies readonly string[];

/** Nothing was chosen there yet; the editor fills it again. */
const isBlank = (name: string, value: unknown): boolean =>
  value === undefined || (name === 'metric' && value === '') || (name === 'hide' && value === false);

/** @param asked the data source of the editor, for a query that names none of its own */
export function savedMembers({ datasource, ...query }: ForesightQuery, asked: DataSourceRef): Record<string, unknown> {
  const { refId, queryType, version, ...rest } = query;
  const { type = asked.type, uid = asked.uid } = datasource ?? {};
  const members = Object.entries({ refId, datasource: { type, uid }, queryType, version, ...rest });
  return Object.fromEntries(members.filter(([name, value]) => !PASSING.includes(name) && !isBlank(name, value)));
}
