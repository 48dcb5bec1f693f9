// Brings the schema up to date: plain SQL files, forward only, run by Kysely's migrator (ordered, locked, one transaction).
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { type MigrationProvider, Migrator } from 'kysely/migration';
import pg from 'pg';

const folder = fileURLToPath(new URL('../../migrations/', import.meta.url));
const FILE = /^\d{4}-[a-z0-9-]+\.sql$/;

const provider: MigrationProvider = {
  async getMigrations() {
    const names = readdirSync(folder).filter(name => FILE.test(name));
    return Object.fromEntries(
      names.map(name => [
        name,
        {
          up: db =>
            sql
              .raw(readFileSync(folder + name, 'utf8'))
              .execute(db)
              .then(() => undefined),
        },
      ]),
    );
  },
};

/** The migrations that ship with this version, in order. */
export async function shippedMigrations(): Promise<string[]> {
  return Object.keys(await provider.getMigrations()).sort();
}

/**
 * @returns the migrations that were applied now
 * @throws {Error} naming the file that failed; nothing of that call stays applied
 */
export async function migrate(url: string): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  // A connection that breaks while it is idle or being closed is no failure of the migration.
  pool.on('error', () => undefined);
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool }),
  });
  try {
    const migrator = new Migrator({ db, provider, migrationTableSchema: 'foresight_migration' });
    const { error, results = [] } = await migrator.migrateToLatest();
    const failed = results.find(result => result.status === 'Error');
    if (error) {
      throw new Error(
        `migration ${failed?.migrationName ?? ''} failed: ${error instanceof Error ? error.message : error}`,
        {
          cause: error,
        },
      );
    }
    return results.map(result => result.migrationName);
  } finally {
    await db.destroy();
  }
}

/** Migrations that ship but are not applied, and those that are applied but do not ship (a newer service ran here). */
export async function migrationState(query: (text: string) => Promise<{ rows: { name: string }[] }>) {
  const shipped = await shippedMigrations();
  const { rows } = await query('select name from foresight_migration.kysely_migration order by name');
  const applied = new Set(rows.map(row => row.name));
  return {
    pending: shipped.filter(name => !applied.has(name)),
    unknown: [...applied].filter(name => !shipped.includes(name)),
  };
}
