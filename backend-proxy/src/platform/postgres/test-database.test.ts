import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { testDatabase } from './test-database.ts';
import type { Major } from './types.ts';

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('testDatabase', () => {
  it.each<Major>([18, 15])(
    'gives a fresh database on PostgreSQL %i, owned by a role without special rights',
    async major => {
      const { url } = await testDatabase({ major });
      const [row] = await query(
        url,
        `SELECT current_setting('server_version_num')::int / 10000 AS major, rolsuper, rolbypassrls, rolcreatedb,
              pg_encoding_to_char(encoding) AS encoding, current_setting('timezone') AS zone
         FROM pg_roles, pg_database WHERE rolname = current_user AND datname = current_database()`,
      );
      expect(row).toEqual({
        major,
        rolsuper: false,
        rolbypassrls: false,
        rolcreatedb: false,
        encoding: 'UTF8',
        zone: 'UTC',
      });
      await query(url, 'CREATE SCHEMA analytics');
    },
  );

  it('copies what prepare made, runs it once, and keeps databases apart', async () => {
    let runs = 0;
    const prepare = async (url: string) => {
      runs++;
      await query(url, "CREATE TABLE fruit (name text); INSERT INTO fruit VALUES ('apple')");
    };
    const [first, second] = await Promise.all([testDatabase({ prepare }), testDatabase({ prepare })]);
    await query(first.url, "INSERT INTO fruit VALUES ('pear')");
    expect(await query(first.url, 'SELECT name FROM fruit ORDER BY 1')).toEqual([{ name: 'apple' }, { name: 'pear' }]);
    expect(await query(second.url, 'SELECT name FROM fruit')).toEqual([{ name: 'apple' }]);
    expect(runs).toBe(1);
  });

  it('tries prepare again after it failed', async () => {
    let works = false;
    const prepare = async (url: string) => {
      if (!works) throw new Error('no');
      await query(url, 'CREATE TABLE tree ()');
    };
    await expect(testDatabase({ prepare })).rejects.toThrow('no');
    works = true;
    const { url } = await testDatabase({ prepare });
    expect(await query(url, 'SELECT count(*)::int AS n FROM tree')).toEqual([{ n: 0 }]);
  });

  it('drops a database that is in use', async () => {
    const database = await testDatabase();
    const client = new pg.Client({ connectionString: database.url });
    client.on('error', () => {});
    await client.connect();
    await database.drop();
    await expect(query(database.url, 'SELECT 1')).rejects.toThrow('does not exist');
  });
});
