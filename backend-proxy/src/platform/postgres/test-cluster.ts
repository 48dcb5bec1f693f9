// Holds the Postgres cluster of one test run: started by the first test that wants a database, it stops the server
// and removes the folder when the test runner is gone, however that happened.
// Arguments: folder, major, process id and start time of the test runner.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readPasswords } from './cluster.ts';
import { startEmbeddedPostgres } from './index.ts';
import { readHolder } from './lock-holder.ts';
import { urlOf } from './owned-server.ts';
import { pathsOf } from './paths.ts';
import { isRunning } from './processes.ts';
import type { Logger, Major } from './types.ts';

const [dir = '', major = '18', pid = '0', startedAt = ''] = process.argv.slice(2);
const runner = { pid: Number(pid), startedAt };
const silent = () => {};
const logger: Logger = { debug: silent, info: silent, warn: silent, error: silent };
/** Nothing in a test run outlives it, so nothing needs to reach the disk. */
const settings = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  shared_buffers: '128MB',
  autovacuum: 'off',
};

/** Folders of runs that were killed together with their holder. */
function sweep(): void {
  const prefix = basename(dir).split('-').slice(0, 2).join('-');
  for (const name of readdirSync(dirname(dir)).filter(entry => entry.startsWith(`${prefix}-`))) {
    const folder = join(dirname(dir), name);
    const holder = readHolder(pathsOf(folder).lock);
    if (holder && !isRunning(holder)) rmSync(folder, { recursive: true, force: true });
  }
}

async function hold(): Promise<void> {
  sweep();
  mkdirSync(dir, { recursive: true, mode: 0o755 });
  const postgres = await startEmbeddedPostgres({ dataDir: dir, major: Number(major) as Major, logger, settings });
  if (!postgres.owner) return;
  const password = readPasswords(pathsOf(dir))?.postgres ?? '';
  const ready = {
    port: postgres.port,
    adminUrl: urlOf(postgres.port, password, 'postgres', 'postgres'),
    url: postgres.url,
  };
  writeFileSync(join(dir, 'ready.json'), JSON.stringify(ready), { mode: 0o600 });
  while (isRunning(runner) && existsSync(dir)) await sleep(250);
  await postgres.stop();
  rmSync(dir, { recursive: true, force: true });
}

try {
  await hold();
} catch (error) {
  writeFileSync(join(dir, 'error.txt'), String(error));
}
// An attached holder must not stay to take over.
process.exit(0);
