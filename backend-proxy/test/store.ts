// A migrated database of its own for a test file, with a workspace in it. Real Postgres, never a stand-in.

import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { openDb } from '../src/platform/db.ts';
import { createLogger } from '../src/platform/logger.ts';
import type { Major } from '../src/platform/postgres/index.ts';
import { testDatabase } from '../src/platform/postgres/test-database.ts';
import {
  ensurePartitions,
  ensureWorkspace,
  migrate,
  type Store,
  shippedMigrations,
  type Tables,
} from '../src/store/index.ts';

export interface TestStore {
  readonly store: Store;
  readonly url: string;
  readonly adminUrl: string;
  readonly workspaceId: string;
  close(): Promise<void>;
}

/** The migrations by content: a changed one makes a new template. */
async function migrationsKey(): Promise<string> {
  const files = await shippedMigrations();
  return files.map(name => readFileSync(new URL(`../migrations/${name}`, import.meta.url), 'utf8')).join('\n');
}

/** Waits until earlier connections are gone: a template is only made of a database nobody uses. */
async function alone(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const others = 'select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()';
  while ((await client.query(others)).rows.length > 0) await sleep(10);
  await client.end();
}

export async function testStore(major: Major = 18): Promise<TestStore> {
  const { url, adminUrl, drop } = await testDatabase({
    major,
    key: await migrationsKey(),
    prepare: async template => {
      await migrate(template);
      await alone(template);
    },
  });
  const store = openDb<Tables>({ url, poolSize: 6, logger: createLogger('silent') });
  await ensurePartitions(store, new Date());
  const workspace = await store.asService(trx => ensureWorkspace(trx, { slug: 'test', name: 'Test', timeZone: 'UTC' }));
  return {
    store,
    url,
    adminUrl,
    workspaceId: workspace.id,
    close: async () => {
      await store.close();
      await drop();
    },
  };
}
