// Losses of champion and challenger, one pair a moment of issue.
import type { StoreTrx } from '../tables.ts';

export interface MeasuredMoment {
  /** The origin, counted in steps: moments closer than the horizon share truths. */
  readonly slot: number;
  readonly series: number;
  /** Mean over series of scaled absolute errors. */
  readonly champion: number;
  readonly challenger: number;
}

interface Key {
  readonly workspaceId: string;
  readonly challengerId: string;
  readonly championId: string;
  /** Of the champion. */
  readonly runId: string;
}

/** Once and for all: a moment that was looked at does not change. @param moment undefined: nothing could be measured */
export async function insertMoment(trx: StoreTrx, key: Key, moment: MeasuredMoment | undefined): Promise<void> {
  const { slot = 0, series = 0, champion = null, challenger = null } = moment ?? {};
  await trx.client.query(
    `insert into analytics.challenge_moment
       (workspace_id, challenger_id, champion_id, run_id, slot, series, champion_loss, challenger_loss)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    [key.workspaceId, key.challengerId, key.championId, key.runId, slot, series, champion, challenger],
  );
}

/** With the horizon of its run. */
export type PastMoment = MeasuredMoment & { readonly horizon: number };

/**
 * By challenger, in the order of their origins, one an origin: a second run on the same data tells nothing new. Only those
 * against the champion of now, or the one it has replaced: a new champion is a new contest.
 */
export async function readMeasured(
  trx: StoreTrx,
  workspaceId: string,
  challengerIds: readonly string[],
): Promise<Map<string, PastMoment[]>> {
  const { rows } = await trx.client.query<PastMoment & { id: string }>(
    `select distinct on (m.challenger_id, m.slot) m.challenger_id as id, m.slot, m.series, m.champion_loss as champion,
            m.challenger_loss as challenger, (r.question ->> 'horizon')::int as horizon
     from analytics.challenge_moment m
     join analytics.challenger c on c.id = m.challenger_id
     join analytics.model_run r on r.id = m.run_id
     join analytics.champion k on k.id = m.champion_id
     where m.workspace_id = $1 and m.challenger_id = any($2::uuid[]) and m.series > 0
       and case when c.beat is null then k.until is null else k.id = c.beat end
     order by m.challenger_id, m.slot, r.created_at`,
    [workspaceId, challengerIds],
  );
  return Map.groupBy(rows, row => row.id);
}
