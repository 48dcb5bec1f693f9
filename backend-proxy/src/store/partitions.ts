// Partitions by time: made ahead of need, and dropped when they are old and empty.
import { escapeIdentifier, escapeLiteral } from 'pg';
import type { Store, StoreTrx } from './tables.ts';

interface Partitioned {
  readonly table: 'metric_point' | 'predictions';
  readonly column: string;
  readonly period: 'day' | 'month';
  /** Periods kept ready after the current one. */
  readonly ahead: number;
}

const PARTITIONED: readonly Partitioned[] = [
  { table: 'metric_point', column: 'ts', period: 'day', ahead: 2 },
  { table: 'predictions', column: 'issued_at', period: 'month', ahead: 2 },
];

/** Start (epoch ms, UTC) of the period `offset` periods after the one of `now`, and the name it gives a partition. */
export function periodAt(now: Date, period: 'day' | 'month', offset: number): { start: number; suffix: string } {
  const month = now.getUTCMonth() + (period === 'month' ? offset : 0);
  const day = period === 'month' ? 1 : now.getUTCDate() + offset;
  const start = Date.UTC(now.getUTCFullYear(), month, day);
  const digits = new Date(start).toISOString().slice(0, period === 'month' ? 7 : 10);
  return { start, suffix: digits.replaceAll('-', '_') };
}

/** Makes the partitions of now and the near future where missing. Safe beside writers and other replicas. */
export async function ensurePartitions(store: Store, now: Date): Promise<void> {
  for (const kind of PARTITIONED) {
    for (let offset = 0; offset <= kind.ahead; offset++) {
      await store.asService(trx => ensurePartition(trx, kind, now, offset));
    }
  }
}

async function ensurePartition(trx: StoreTrx, kind: Partitioned, now: Date, offset: number): Promise<void> {
  const { start, suffix } = periodAt(now, kind.period, offset);
  const end = periodAt(now, kind.period, offset + 1).start;
  const parent = `analytics.${kind.table}`;
  const name = `analytics.${escapeIdentifier(`${kind.table}_${suffix}`)}`;
  const known = await trx.client.query('select to_regclass($1) as found', [name]);
  if (known.rows[0].found !== null) return;
  await trx.client.query("select pg_advisory_xact_lock(hashtextextended('foresight/partitions', 0))");
  const again = await trx.client.query('select to_regclass($1) as found', [name]);
  if (again.rows[0].found !== null) return;
  const bounds = [new Date(start), new Date(end)].map(time => escapeLiteral(time.toISOString()));
  // Attaching takes a weaker lock than creating in place, and rows that waited in the default partition move along.
  await trx.client.query(`create table ${name} (like ${parent} including all)`);
  await trx.client.query(`lock table ${parent}_default in access exclusive mode`);
  await trx.client.query(
    `with moved as (delete from ${parent}_default where ${kind.column} >= ${bounds[0]} and ${kind.column} < ${bounds[1]} returning *)
     insert into ${name} select * from moved`,
  );
  await trx.client.query(
    `alter table ${parent} attach partition ${name} for values from (${bounds[0]}) to (${bounds[1]})`,
  );
}

/** Drops day partitions of the row table that are past and empty. Gives up at once where somebody reads them. */
export async function dropFoldedDays(store: Store, now: Date): Promise<number> {
  const names = await store.asService(async trx => {
    const { rows } = await trx.client.query<{ name: string }>(
      `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
       where i.inhparent = 'analytics.metric_point'::regclass and c.relname < $1 and c.relname ~ '_\\d{4}_\\d\\d_\\d\\d$'`,
      [`metric_point_${periodAt(now, 'day', -1).suffix}`],
    );
    return rows.map(row => `analytics.${escapeIdentifier(row.name)}`);
  });
  let dropped = 0;
  for (const name of names) dropped += (await store.asService(trx => dropWhenEmpty(trx, name))) ? 1 : 0;
  return dropped;
}

async function dropWhenEmpty(trx: StoreTrx, name: string): Promise<boolean> {
  await trx.client.query("set local lock_timeout = '1s'");
  await trx.client.query('savepoint before_drop');
  try {
    await trx.client.query(`lock table analytics.metric_point, ${name} in access exclusive mode`);
    const { rows } = await trx.client.query(`select 1 from ${name} limit 1`);
    if (rows.length > 0) return false;
    await trx.client.query(`drop table ${name}`);
    return true;
  } catch (error) {
    if ((error as { code?: string }).code !== '55P03') throw error;
    await trx.client.query('rollback to savepoint before_drop');
    return false;
  }
}
