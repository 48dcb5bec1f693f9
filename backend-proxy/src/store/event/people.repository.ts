// People by the ids other systems have for them.
import type { CanonicalEvent } from '../../normalize/event/index.ts';
import type { StoreTrx } from '../tables.ts';

export type IdentityKind = 'user' | 'anonymous';

export interface ExternalId {
  readonly kind: IdentityKind;
  readonly external_id: string;
}

/** Whose an event is: the known person where there is one, else the device. Asked of one event alone, in any order. */
export const ownerOf = ({ user_id, anonymous_id }: CanonicalEvent): ExternalId =>
  user_id !== undefined ? { kind: 'user', external_id: user_id } : { kind: 'anonymous', external_id: anonymous_id! };

export interface PeopleFound {
  /** Person number by external id. */
  readonly user: ReadonlyMap<string, number>;
  readonly anonymous: ReadonlyMap<string, number>;
  /** How many were made now. */
  readonly fresh: number;
}

/** The people of these ids, made where missing. */
export async function findOrMakePeople(
  trx: StoreTrx,
  workspaceId: string,
  ids: Readonly<Record<IdentityKind, ReadonlySet<string>>>,
): Promise<PeopleFound> {
  const wanted = (['user', 'anonymous'] as const).flatMap(kind =>
    [...ids[kind]].map(external_id => ({ kind, external_id })),
  );
  const found = await findPeople(trx, workspaceId, wanted);
  const missing = wanted.filter(({ kind, external_id }) => !found[kind].has(external_id));
  if (missing.length === 0) return { ...found, fresh: 0 };
  const fresh = await makePeople(trx, workspaceId, missing);
  // Asked again: another transaction may have made some of them meanwhile.
  const rest = await findPeople(trx, workspaceId, missing);
  for (const kind of ['user', 'anonymous'] as const) for (const [id, person] of rest[kind]) found[kind].set(id, person);
  return { ...found, fresh };
}

async function findPeople(trx: StoreTrx, workspaceId: string, ids: readonly ExternalId[]) {
  const { rows } = await trx.client.query<ExternalId & { person_id: number }>(
    `select i.kind, i.external_id, i.person_id from unnest($2::text[], $3::text[]) as t(kind, id)
     join analytics.identity i on i.workspace_id = $1 and i.kind = t.kind and i.external_id = t.id`,
    [workspaceId, ids.map(id => id.kind), ids.map(id => id.external_id)],
  );
  const found = { user: new Map<string, number>(), anonymous: new Map<string, number>() };
  for (const { kind, external_id, person_id } of rows) found[kind].set(external_id, person_id);
  return found;
}

async function makePeople(trx: StoreTrx, workspaceId: string, ids: readonly ExternalId[]): Promise<number> {
  // In one order, so that two writers of the same ids wait for each other instead of crossing.
  const { rows } = await trx.client.query(
    `with made as (
       insert into analytics.identity (workspace_id, kind, external_id)
       select $1, kind, id from unnest($2::text[], $3::text[]) as t(kind, id) order by kind, id
       on conflict do nothing returning person_id)
     insert into analytics.person (id, workspace_id) select person_id, $1 from made returning id`,
    [workspaceId, ids.map(id => id.kind), ids.map(id => id.external_id)],
  );
  return rows.length;
}

/** Keeps which devices were seen with which known person. */
export async function keepLinks(
  trx: StoreTrx,
  workspaceId: string,
  events: readonly CanonicalEvent[],
  people: PeopleFound,
): Promise<void> {
  const links = new Map<string, { person: number; device: string; first: number; last: number }>();
  for (const { user_id, anonymous_id, ts } of events) {
    if (user_id === undefined || anonymous_id === undefined) continue;
    const key = `${user_id}\0${anonymous_id}`;
    const link = links.get(key);
    if (!link) links.set(key, { person: people.user.get(user_id)!, device: anonymous_id, first: ts, last: ts });
    else {
      link.first = Math.min(link.first, ts);
      link.last = Math.max(link.last, ts);
    }
  }
  if (links.size === 0) return;
  const rows = [...links.values()];
  await trx.client.query(
    `insert into analytics.identity_link as l (workspace_id, person_id, anonymous_id, first_ts, last_ts)
     select $1, p, d, analytics.at_ms(f), analytics.at_ms(t) from unnest($2::int[], $3::text[], $4::float8[], $5::float8[])
       as u(p, d, f, t) order by p, d
     on conflict (person_id, anonymous_id) do update
       set first_ts = least(l.first_ts, excluded.first_ts), last_ts = greatest(l.last_ts, excluded.last_ts)
       where l.first_ts > excluded.first_ts or l.last_ts < excluded.last_ts`,
    [workspaceId, rows.map(r => r.person), rows.map(r => r.device), rows.map(r => r.first), rows.map(r => r.last)],
  );
}

/** The ids of people, by person; a person has one, or more when systems name them differently. */
export async function externalIds(
  trx: StoreTrx,
  workspaceId: string,
  people: Int32Array | readonly number[],
): Promise<Map<number, ExternalId[]>> {
  const { rows } = await trx.client.query<ExternalId & { person_id: number }>(
    `select person_id, kind, external_id from analytics.identity
     where workspace_id = $1 and person_id = any($2::int[]) order by person_id, kind desc, external_id`,
    [workspaceId, [...people]],
  );
  const all = new Map<number, ExternalId[]>();
  for (const { person_id, kind, external_id } of rows) {
    const own = all.get(person_id);
    if (own) own.push({ kind, external_id });
    else all.set(person_id, [{ kind, external_id }]);
  }
  return all;
}
