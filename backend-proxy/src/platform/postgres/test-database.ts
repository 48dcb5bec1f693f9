import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import pg from 'pg';
import { parseObject, readIfPresent } from './files.ts';
import { identify } from './processes.ts';
import type { Major } from './types.ts';

export interface TestDatabaseOptions {
  /** Default 18; 15 is the oldest supported. */
  readonly major?: Major;
  /** Fills the template (migrations, say). Runs once in a test run; must close its connections. */
  readonly prepare?: (url: string) => Promise<void>;
  /** Names the template. Default: the text of `prepare`. Give one when `prepare` depends on more than its text. */
  readonly key?: string;
}

export interface TestDatabase {
  /** For role `foresight`: owner of this database, no superuser. */
  readonly url: string;
  /** The same database for the superuser. */
  readonly adminUrl: string;
  /** Drops the database and whoever is connected to it. Optional: the end of the run removes everything. */
  drop(): Promise<void>;
}

interface Cluster {
  readonly adminUrl: string;
  readonly url: string;
}

const startLimitMs = 60_000;
const pollMs = 50;

/**
 * A fresh database on a real server, copied from a prepared template in about 50 ms. All test files of a run share
 * one server a major; it is not durable (fsync off), and ends with the run even when the run is killed.
 */
export async function testDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const cluster = await testCluster(options.major ?? 18);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(cluster, async admin => {
    const template = options.prepare ? await ensureTemplate(admin, cluster, options) : 'template1';
    await admin.query(`CREATE DATABASE ${name} OWNER foresight TEMPLATE ${template}`);
  });
  return {
    url: withDatabase(cluster.url, name),
    adminUrl: withDatabase(cluster.adminUrl, name),
    drop: () =>
      asAdmin(cluster, async admin => void (await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))),
  };
}

/** Makes the template once, whichever test file comes first; returns its name. */
async function ensureTemplate(admin: pg.Client, cluster: Cluster, options: TestDatabaseOptions): Promise<string> {
  const { prepare, key = String(prepare) } = options;
  const name = `template_${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
  await admin.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
  try {
    const found = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0) await makeTemplate(admin, cluster, name, prepare);
  } finally {
    await admin.query('SELECT pg_advisory_unlock(hashtext($1))', [name]);
  }
  return name;
}

async function makeTemplate(admin: pg.Client, cluster: Cluster, name: string, prepare: TestDatabaseOptions['prepare']) {
  const draft = `draft_${randomUUID().replaceAll('-', '')}`;
  await admin.query(`CREATE DATABASE ${draft} OWNER foresight`);
  try {
    await prepare?.(withDatabase(cluster.url, draft));
    await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [draft]);
    await admin.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
  } catch (error) {
    await admin.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
    throw error;
  }
}

/** The shared cluster of this test run, started when it does not run yet. */
async function testCluster(major: Major): Promise<Cluster> {
  const pid = process.env.VITEST && isMainThread ? process.ppid : process.pid;
  const runner = identify(pid);
  if (!runner) throw new Error(`Cannot read the start time of the test runner (process ${pid}).`);
  const dir = join(tmpdir(), `foresight-test-${pid}-${runner.startedAt.replace(/\W+/g, '_')}-${major}`);
  if (!readCluster(dir)) startHolder([dir, String(major), String(pid), runner.startedAt]);
  for (let waited = 0; waited < startLimitMs; waited += pollMs) {
    const cluster = readCluster(dir);
    if (cluster) return cluster;
    const error = readIfPresent(join(dir, 'error.txt'));
    if (error) throw new Error(`The Postgres for tests did not start: ${error}`);
    await sleep(pollMs);
  }
  throw new Error(`The Postgres for tests did not start within ${startLimitMs / 1000} s (folder ${dir}).`);
}

function readCluster(dir: string): Cluster | undefined {
  const { url, adminUrl } = parseObject(readIfPresent(join(dir, 'ready.json'))) ?? {};
  return typeof url === 'string' && typeof adminUrl === 'string' ? { url, adminUrl } : undefined;
}

/** When several test files do this at once, the owner's lock leaves one holder; the others end at once. */
function startHolder(args: readonly string[]): void {
  const script = fileURLToPath(new URL('./test-cluster.ts', import.meta.url));
  const { NODE_OPTIONS: _, ...env } = process.env;
  spawn(process.execPath, [script, ...args], { detached: true, stdio: 'ignore', env, cwd: '/' }).unref();
}

function withDatabase(url: string, database: string): string {
  return url.slice(0, url.lastIndexOf('/') + 1) + database;
}

async function asAdmin<T>(cluster: Cluster, use: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: cluster.adminUrl });
  await admin.connect();
  try {
    return await use(admin);
  } finally {
    await admin.end();
  }
}
