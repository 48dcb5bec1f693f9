// Label names and values of a metric, for editors and for messages.
import type { StoreTrx } from '../tables.ts';

export interface LabelValues {
  readonly name: string;
  /** Sorted; the first thousand. */
  readonly values: string[];
  /** How many there are. */
  readonly count: number;
}

const MOST_VALUES = 1000;

export async function listLabels(trx: StoreTrx, workspaceId: string, metric: string): Promise<LabelValues[]> {
  const { rows } = await trx.client.query<LabelValues>(
    `select l.key as name, count(distinct l.value)::int as count,
            (array_agg(distinct l.value order by l.value))[1:$3] as values
     from analytics.metric_series s, jsonb_each_text(s.labels) l
     where s.workspace_id = $1 and s.metric = $2 group by l.key order by l.key`,
    [workspaceId, metric, MOST_VALUES],
  );
  return rows;
}
