// Saved queries on their way into the editor and to the service: old ones are brought up to date, and those that a newer
// plugin saved are left as they are, with the reason.
import type { DataQuery } from '@grafana/data';
import type { ServiceProblem } from '../../shared/service/index.ts';
import { changed, type ForesightQuery } from './foresight-query.ts';
import { kindNamed, QUERY_KINDS } from './kinds.ts';

export type Opened =
  | { readonly ok: true; readonly query: ForesightQuery }
  | { readonly ok: false; readonly problem: ServiceProblem };

/** Never throws. Members that a saved file left out are filled, nothing else is checked. */
export function openQuery(saved: DataQuery): Opened {
  const kind = kindNamed(saved.queryType);
  if (!kind) {
    const known = QUERY_KINDS.map(({ type }) => `'${type}'`).join(', ');
    return unknown(`This query is of type '${saved.queryType}'; this plugin knows ${known}`);
  }
  try {
    const migrated = kind.migrate({ ...saved });
    const query = { ...kind.fresh, ...migrated, queryType: kind.type } as unknown as ForesightQuery;
    // An empty metric is one to be chosen still; a query of another data source needs none.
    const other = query.source !== undefined || query.given !== undefined;
    return { ok: true, query: other && !query.metric ? changed(query, { metric: undefined }) : query };
  } catch {
    const { version } = saved as { version?: unknown };
    return unknown(
      `This query has version ${JSON.stringify(version)}; this plugin knows versions 1 to ${kind.fresh.version}`,
    );
  }
}

const unknown = (text: string): Opened => ({
  ok: false,
  problem: { text, fix: 'upgrade the Foresight plugin; until then the query stays as it was saved' },
});
