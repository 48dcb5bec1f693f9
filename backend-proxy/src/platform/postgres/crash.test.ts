import { renameSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { clusterDir, isGone, listens, query, silentLogger, start, startService, until } from './fixtures/run.ts';
import { pathsOf } from './paths.ts';
import { readRuntime } from './runtime-file.ts';
import type { State } from './types.ts';

function runtimeOf(dataDir: string) {
  const { watchdogPid = 0, postgresPid = 0 } = readRuntime(pathsOf(dataDir)) ?? {};
  return { watchdogPid, postgresPid };
}

/** Inserts 0, 1, 2, … one by one until the connection breaks; `acknowledged` grows as the server confirms. */
async function insertUntilBroken(url: string, acknowledged: number[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    for (let n = 0; ; n++) {
      await client.query('INSERT INTO log VALUES ($1)', [n]);
      acknowledged.push(n);
    }
  } catch {
    // The crash that the test is about.
  } finally {
    await client.end().catch(() => {});
  }
}

describe('when the server is killed', () => {
  it('comes back on the same port with every acknowledged row, passing through down', async () => {
    const dataDir = await clusterDir();
    const states: State[] = [];
    const postgres = await start({ dataDir, onStateChange: state => states.push(state) });
    const { port, url } = postgres;
    await query(url, 'CREATE TABLE log (n int)');
    const acknowledged: number[] = [];
    const inserting = insertUntilBroken(url, acknowledged);
    await until(() => acknowledged.length > 300);
    process.kill(runtimeOf(dataDir).postgresPid, 'SIGKILL');
    await inserting;
    await until(() => states.length === 3);
    expect(states).toEqual(['ready', 'down', 'ready']);
    expect({ port: postgres.port, url: postgres.url }).toEqual({ port, url });
    const stored = new Set((await query(url, 'SELECT n FROM log')).map(row => row.n));
    expect(acknowledged.filter(n => !stored.has(n))).toEqual([]);
  });

  it('comes back although a backend of the killed server is still computing', async () => {
    const dataDir = await clusterDir();
    const states: State[] = [];
    const { url } = await start({ dataDir, onStateChange: state => states.push(state) });
    // Computes without ever looking whether its server lives; takes neither memory nor disk.
    const busy = query(url, 'DO $$ BEGIN LOOP END LOOP; END $$').catch(() => {});
    const looping = "SELECT 1 FROM pg_stat_activity WHERE query LIKE 'DO %' AND state = 'active'";
    await until(async () => (await query(url, looping)).length === 1);
    process.kill(runtimeOf(dataDir).postgresPid, 'SIGKILL');
    await until(() => states.length === 3);
    expect(states).toEqual(['ready', 'down', 'ready']);
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await busy;
  });

  it('comes back when its watchdog is killed, with a new watchdog', async () => {
    const dataDir = await clusterDir();
    const states: State[] = [];
    const { url } = await start({ dataDir, onStateChange: state => states.push(state) });
    const before = runtimeOf(dataDir);
    process.kill(before.watchdogPid, 'SIGKILL');
    await until(() => states.length === 3);
    expect(states).toEqual(['ready', 'down', 'ready']);
    expect(isGone(before.postgresPid)).toBe(true);
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    process.kill(runtimeOf(dataDir).watchdogPid, 'SIGKILL');
    await until(() => states.length === 5);
  });

  it('never puts an empty cluster in the place of one that was removed', async () => {
    const dataDir = await clusterDir();
    const errors: unknown[] = [];
    const logger = { ...silentLogger, error: (context: object) => void errors.push('err' in context && context.err) };
    const postgres = await start({ dataDir, logger });
    renameSync(pathsOf(dataDir).cluster, join(dataDir, 'moved'));
    process.kill(runtimeOf(dataDir).postgresPid, 'SIGKILL');
    await until(() => errors.some(error => String(error).includes('was removed')));
    expect(postgres.state()).toBe('down');
    renameSync(join(dataDir, 'moved'), pathsOf(dataDir).cluster);
    await until(() => postgres.state() === 'ready');
    expect(await query(postgres.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('can be stopped while it is down', async () => {
    const dataDir = await clusterDir();
    const postgres = await start({ dataDir });
    process.kill(runtimeOf(dataDir).postgresPid, 'SIGKILL');
    await until(() => postgres.state() === 'down');
    await postgres.stop();
    expect(await listens(postgres.port)).toBe(false);
    expect((await start({ dataDir })).url).toBe(postgres.url);
  });
});

describe('when the service is killed', () => {
  it('leaves no server, and the next start has the data', async () => {
    const dataDir = await clusterDir();
    const service = await startService(dataDir);
    await query(service.url, 'CREATE TABLE kept AS SELECT 1 AS one');
    service.process.kill('SIGKILL');
    await until(async () => !(await listens(service.port)), 10_000);
    await until(() => isGone(service.postgresPid) && isGone(service.watchdogPid), 10_000);
    const next = await start({ dataDir });
    expect(next.url).toBe(service.url);
    expect(await query(next.url, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
  });

  it('hands over to a start that does not wait for the watchdog', async () => {
    const dataDir = await clusterDir();
    const service = await startService(dataDir);
    service.process.kill('SIGKILL');
    await until(() => isGone(service.pid));
    const next = await start({ dataDir });
    expect({ owner: next.owner, url: next.url }).toEqual({ owner: true, url: service.url });
    expect(isGone(service.postgresPid)).toBe(true);
  });

  it('hands over when the watchdog was killed with it and the server still runs', async () => {
    const dataDir = await clusterDir();
    const service = await startService(dataDir);
    process.kill(service.watchdogPid, 'SIGKILL');
    service.process.kill('SIGKILL');
    await until(() => isGone(service.pid) && isGone(service.watchdogPid));
    expect(isGone(service.postgresPid)).toBe(false);
    const next = await start({ dataDir });
    expect({ owner: next.owner, url: next.url }).toEqual({ owner: true, url: service.url });
    expect(isGone(service.postgresPid)).toBe(true);
    expect(await query(next.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});
