// What was decided about the models of a metric: who, when, why.
import type { ModelEvent } from '@foresight/contracts';
import type { StoreTrx } from '../tables.ts';

export interface NewModelEvent extends Pick<ModelEvent, 'kind' | 'challenger' | 'by' | 'text'> {
  readonly metric: string;
  readonly numbers?: object;
}

export async function addModelEvent(
  trx: StoreTrx,
  workspaceId: string,
  { metric, kind, challenger, by, text, numbers }: NewModelEvent,
): Promise<void> {
  await trx.client.query(
    `insert into analytics.model_event (workspace_id, metric, kind, challenger, by, text, numbers)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [workspaceId, metric, kind, challenger, by, text, numbers ? JSON.stringify(numbers) : null],
  );
}

const MOST = 100;

/** Of a metric, the newest first. */
export async function modelEvents(trx: StoreTrx, workspaceId: string, metric: string): Promise<ModelEvent[]> {
  const { rows } = await trx.client.query<Omit<ModelEvent, 'at'> & { at: Date }>(
    `select kind, challenger, at, by, text from analytics.model_event where workspace_id = $1 and metric = $2
     order by id desc limit ${MOST}`,
    [workspaceId, metric],
  );
  return rows.map(row => ({ ...row, at: row.at.toISOString() }));
}
