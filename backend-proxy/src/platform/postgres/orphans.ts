import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Paths } from './paths.ts';
import { identify, isPostgresOf, postgresProcesses, signal } from './processes.ts';
import { readPostmaster } from './runtime-file.ts';
import type { Logger } from './types.ts';

const patienceMs = 20_000;
const pollMs = 50;

/**
 * Stops a server that nobody watches any more (service and watchdog both killed). Call as holder of the lock.
 * Also removes a postmaster.pid whose id went to some other program: Postgres would wait for that one.
 */
export async function stopOrphan(paths: Paths, logger: Logger): Promise<void> {
  const postmaster = readPostmaster(paths);
  if (postmaster === undefined || identify(postmaster.pid) === undefined) return;
  if (!isPostgresOf(postmaster.pid, paths.cluster)) {
    rmSync(paths.postmasterPid, { force: true });
    return;
  }
  logger.warn({ pid: postmaster.pid, dir: paths.cluster }, 'stopping a Postgres server whose service is gone');
  for (const name of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    signal(postmaster.pid, name);
    if (await gone(() => isPostgresOf(postmaster.pid, paths.cluster))) return;
  }
}

/**
 * Ends backends that outlived their postmaster, for example in a long computation: while one lives, the shared
 * memory is in use and no server can start. Crash recovery follows, so nothing acknowledged is lost.
 */
export async function endOrphanBackends(paths: Paths, logger: Logger): Promise<void> {
  const pids = postgresProcesses(paths.cluster);
  if (pids.length === 0) return;
  logger.warn({ pids, dir: paths.cluster }, 'ending Postgres backends whose server is gone');
  for (const name of ['SIGQUIT', 'SIGKILL'] as const) {
    for (const pid of pids) signal(pid, name);
    if (await gone(() => pids.some(pid => isPostgresOf(pid, paths.cluster)), 3_000)) return;
  }
}

/** Waits until `present` is false; false when it still is true in the end. */
async function gone(present: () => boolean, withinMs = patienceMs): Promise<boolean> {
  for (let waited = 0; present(); waited += pollMs) {
    if (waited >= withinMs) return false;
    await sleep(pollMs);
  }
  return true;
}
