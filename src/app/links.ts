// Addresses inside Grafana that our pages point at.
import type { MetricAnswer } from '@foresight/contracts';
import { locationUtil } from '@grafana/data';

export const DATASOURCE_ID = 'foresight-analytics-datasource';

export const ADD_DATA_SOURCE = `/connections/datasources/${DATASOURCE_ID}`;
export const settingsLink = (uid: string) => `/connections/datasources/edit/${encodeURIComponent(uid)}`;
export const newDashboardLink = (uid: string) => `/dashboard/new-with-ds/${encodeURIComponent(uid)}`;

/** For plain links: Grafana may live below a path. Its own link component adds that by itself. */
export const here = (path: string): string => locationUtil.assureBaseUrl(path);

const DAY = 86_400_000;
const MOST_SHOWN = 30 * DAY;

/** Explore with the forecast of a metric: its last month, and room for what is ahead. */
export function exploreLink(uid: string, { metric, first_time, last_time }: MetricAnswer): string {
  const datasource = { type: DATASOURCE_ID, uid };
  const query = { refId: 'A', datasource, queryType: 'forecast', version: 1, metric };
  const pane = { datasource: uid, queries: [query], range: rangeOf(first_time, last_time) };
  return `/explore?schemaVersion=1&panes=${encodeURIComponent(JSON.stringify({ foresight: pane }))}`;
}

function rangeOf(first: string | null, last: string | null): { from: string; to: string } {
  if (first === null || last === null) return { from: 'now-30d', to: 'now' };
  const end = Date.parse(last);
  const shown = Math.max(DAY, Math.min(MOST_SHOWN, end - Date.parse(first)));
  return { from: String(end - shown), to: String(end + Math.round(shown / 4)) };
}
