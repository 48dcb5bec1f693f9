// Removes a person and all they did: rows, segments, ids, refused rows' texts, and devices that nobody else was seen with.
import { ForesightError } from '@foresight/contracts';
import type { Store, StoreTrx } from '../tables.ts';
import { ALL_COLUMNS, type EventColumns, newColumns } from './event-columns.ts';
import { lockForErasing, lockSegments } from './locks.ts';
import { mergeColumns } from './merge-columns.ts';
import { BUCKETS } from './months.ts';
import type { ExternalId } from './people.repository.ts';
import { insertSegments, takeSegments } from './segment.repository.ts';
import { encodeSegment } from './segment-codec.ts';

export interface Erased {
  /** The person, and their devices that were people of their own. */
  readonly people: number;
  readonly events: number;
}

/**
 * Erases the person with this id, in one transaction. Writers of the workspace wait; what they send of the person
 * afterwards makes a new one.
 * @throws {ForesightError} not_found when nobody has the id
 */
export async function erasePerson(store: Store, workspaceId: string, id: ExternalId): Promise<Erased> {
  return store.inWorkspace(workspaceId, async trx => {
    await lockForErasing(trx, workspaceId);
    await lockSegments(trx, workspaceId);
    const people = await peopleToErase(trx, workspaceId, id);
    if (people.length === 0) {
      throw new ForesightError('not_found', `there is no person with the ${id.kind} id '${id.external_id}'`, {
        fix: 'check the id and its kind: user or anonymous',
      });
    }
    const { rowCount } = await trx.client.query(
      'delete from analytics.event where workspace_id = $1 and person_id = any($2::int[])',
      [workspaceId, people],
    );
    await eraseFromSegments(trx, workspaceId, people);
    await eraseIds(trx, workspaceId, people);
    await eraseFromRejects(trx, workspaceId, id.external_id);
    return { people: people.length, events: rowCount ?? 0 };
  });
}

/** The person, and those devices seen with them that were seen with nobody else. */
async function peopleToErase(trx: StoreTrx, workspaceId: string, { kind, external_id }: ExternalId): Promise<number[]> {
  const { rows } = await trx.client.query<{ person_id: number }>(
    `with named as (
       select person_id from analytics.identity where workspace_id = $1 and kind = $2 and external_id = $3)
     select person_id from named
     union
     select i.person_id from named n
     join analytics.identity_link l on l.workspace_id = $1 and l.person_id = n.person_id
     join analytics.identity i on i.workspace_id = $1 and i.kind = 'anonymous' and i.external_id = l.anonymous_id
     where not exists (select from analytics.identity_link o where o.workspace_id = $1
                         and o.anonymous_id = l.anonymous_id and o.person_id <> n.person_id)`,
    [workspaceId, kind, external_id],
  );
  return rows.map(row => row.person_id);
}

async function eraseIds(trx: StoreTrx, workspaceId: string, people: readonly number[]): Promise<void> {
  await trx.client.query(
    `with gone as (
       delete from analytics.identity where workspace_id = $1 and person_id = any($2::int[]) returning kind, external_id)
     delete from analytics.identity_link l where l.workspace_id = $1 and (l.person_id = any($2::int[])
       or l.anonymous_id in (select external_id from gone where kind = 'anonymous'))`,
    [workspaceId, people],
  );
  await trx.client.query('delete from analytics.person where workspace_id = $1 and id = any($2::int[])', [
    workspaceId,
    people,
  ]);
}

/** What was refused keeps its reason, not its text, where the id stands in it: rather one too many than one left. */
async function eraseFromRejects(trx: StoreTrx, workspaceId: string, externalId: string): Promise<void> {
  await trx.client.query(
    `update analytics.rejected_record set raw = '(erased)', reason = coalesce(field, 'the row') || ' was wrong; the text is erased'
     where workspace_id = $1 and strpos(raw, $2) > 0`,
    [workspaceId, externalId],
  );
}

/** Rewrites the months of the buckets that these people are in. */
async function eraseFromSegments(trx: StoreTrx, workspaceId: string, people: readonly number[]): Promise<void> {
  const gone = new Set(people);
  const buckets = [...new Set(people.map(person => person % BUCKETS))];
  const { rows } = await trx.client.query<{ month: number; bucket: number }>(
    `select distinct month, bucket from analytics.event_segment
     where workspace_id = $1 and bucket = any($2::smallint[]) order by 1, 2`,
    [workspaceId, buckets],
  );
  for (const { month, bucket } of rows) {
    const kept = withoutPeople(mergeColumns(await takeSegments(trx, workspaceId, month, bucket), ALL_COLUMNS), gone);
    if (kept.ts.length > 0) await insertSegments(trx, workspaceId, [{ ...encodeSegment(month, kept), bucket }]);
  }
}

/** The columns without these people; sessions keep their numbers, those that were theirs alone included. */
function withoutPeople(columns: EventColumns, gone: ReadonlySet<number>): EventColumns {
  const stay = [...columns.people.keys()].filter(p => !gone.has(columns.people[p]!));
  const events = stay.reduce((sum, p) => sum + columns.offset[p + 1]! - columns.offset[p]!, 0);
  const kept = newColumns(stay.length, events, columns.sessionKeys.length / 2, ALL_COLUMNS);
  kept.sessionKeys.set(columns.sessionKeys);
  let at = 0;
  for (const [k, p] of stay.entries()) {
    const [from, to] = [columns.offset[p]!, columns.offset[p + 1]!];
    kept.people[k] = columns.people[p]!;
    for (const column of ['ts', 'name', 'session', 'platform', 'channel', 'campaign', 'value', 'currency'] as const) {
      kept[column].set(columns[column].subarray(from, to) as never, at);
    }
    at += to - from;
    kept.offset[k + 1] = at;
  }
  return kept;
}
