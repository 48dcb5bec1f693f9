// Partitions of the row table, a month each: made where events need them, dropped when they are old.
import { escapeIdentifier, escapeLiteral } from 'pg';
import type { Store, StoreTrx } from '../tables.ts';
import { monthStart } from './months.ts';

const tableOf = (month: number) => `event_${new Date(monthStart(month)).toISOString().slice(0, 7).replace('-', '_')}`;
const nameOf = (month: number) => `analytics.${escapeIdentifier(tableOf(month))}`;

/** Makes the partitions of these months where missing. Safe beside writers and other replicas. */
export async function ensureEventMonths(store: Store, months: Iterable<number>): Promise<void> {
  const missing = await store.asService(trx => missingMonths(trx, [...months]));
  for (const month of missing) await store.asService(trx => makeMonth(trx, month));
}

/** Asked of the catalogue's rows: to_regclass would remember what was missing before a lock was waited for. */
async function missingMonths(trx: StoreTrx, months: readonly number[]): Promise<number[]> {
  const { rows } = await trx.client.query<{ month: number }>(
    `select month from unnest($1::int[], $2::text[]) as t(month, name)
     where not exists (select from pg_class where relname = name and relnamespace = 'analytics'::regnamespace)
     order by month`,
    [months, months.map(tableOf)],
  );
  return rows.map(row => row.month);
}

async function makeMonth(trx: StoreTrx, month: number): Promise<void> {
  await trx.client.query("select pg_advisory_xact_lock(hashtextextended('foresight/partitions', 0))");
  if ((await missingMonths(trx, [month])).length === 0) return;
  const bounds = [month, month + 1].map(m => escapeLiteral(new Date(monthStart(m)).toISOString()));
  // Attaching takes a weaker lock than creating in place: nobody who writes has to be waited for.
  await trx.client.query(`create table ${nameOf(month)} (like analytics.event including all)`);
  await trx.client.query(
    `alter table analytics.event attach partition ${nameOf(month)} for values from (${bounds[0]}) to (${bounds[1]})`,
  );
}

/** Months that have a partition, oldest first. */
export async function eventMonths(trx: StoreTrx): Promise<number[]> {
  const { rows } = await trx.client.query<{ name: string }>(
    `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = 'analytics.event'::regclass order by 1`,
  );
  return rows.map(({ name }) => (Number(name.slice(6, 10)) - 1970) * 12 + Number(name.slice(11)) - 1);
}

/** Drops the rows of a month, of all workspaces. Waits for those who write or read events. */
export async function dropEventMonth(trx: StoreTrx, month: number): Promise<void> {
  await trx.client.query(`drop table if exists ${nameOf(month)}`);
}
