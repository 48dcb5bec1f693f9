// A look into the embedded database, to know the moment when something is half done.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { postmaster } from './processes.ts';

/** Rows of a query on the Postgres of a data folder, for its superuser. */
export async function query<Row extends pg.QueryResultRow>(dataDir: string, sql: string): Promise<Row[]> {
  const running = postmaster(dataDir);
  if (!running) throw new Error(`no Postgres is up in ${dataDir}`);
  const file = join(dataDir, 'postgres', 'foresight-passwords.json');
  const { postgres } = JSON.parse(readFileSync(file, 'utf8')) as { postgres: string };
  const address = { host: '127.0.0.1', port: running.port, user: 'postgres', password: postgres };
  const client = new pg.Client({ ...address, database: 'foresight' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Whether a transaction that has written something is open for longer than half a second: an import is under way. */
export async function isWriting(dataDir: string): Promise<boolean> {
  const sql = `select 1 from pg_stat_activity
    where application_name = 'foresight' and backend_xid is not null and xact_start < clock_timestamp() - interval '0.5 s'`;
  return (await query(dataDir, sql)).length > 0;
}
