import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { type Programs, serverEnvironment } from './cluster.ts';
import { explain, PostgresError } from './errors.ts';
import { errorCode, parseObject } from './files.ts';
import { logServerLine } from './log-lines.ts';
import type { Paths } from './paths.ts';
import { signal } from './processes.ts';
import { readPostmaster } from './runtime-file.ts';
import { serverSettings } from './settings.ts';
import type { Logger } from './types.ts';

/** A server under its watchdog. */
export interface Server {
  readonly watchdogPid: number;
  readonly postgresPid: number;
  /** Resolves with a short account of how it ended, whoever ended it (also when only the watchdog died). */
  readonly ended: Promise<string>;
  /** Fast shutdown; resolves when the watchdog is gone. */
  stop(): Promise<void>;
}

export interface LaunchOptions {
  readonly paths: Paths;
  readonly programs: Programs;
  readonly port: number;
  readonly url: string;
  readonly settings: Readonly<Record<string, string>>;
  /** Stops and gives up when aborted. */
  readonly signal: AbortSignal;
  readonly logger: Logger;
}

const patienceMs = 20_000;
const startLimitMs = 600_000;
const noticeAfterMs = 5_000;
const pollMs = 20;
const keptLines = 50;

/**
 * Starts a watchdog with a server and waits until it answers a query, through crash recovery if need be.
 * @throws PostgresError with the cause, when the server ends before it is ready (nothing is left running)
 */
export async function launchServer(options: LaunchOptions): Promise<Server> {
  const { paths, logger } = options;
  const lines: string[] = [];
  const watchdog = startWatchdog(options);
  let how = 'its watchdog was killed';
  createInterface({ input: watchdog.stdout! }).on('line', line => {
    const event = parseObject(line);
    if (typeof event?.log === 'string') {
      if (lines.push(event.log) > keptLines) lines.shift();
      logServerLine(logger, event.log);
    } else if (event?.exit) how = JSON.stringify(event.exit);
  });
  createInterface({ input: watchdog.stderr! }).on('line', line => {
    lines.push(line);
    logger.warn({ line }, 'watchdog of Postgres');
  });
  let over = false;
  const ended = closed(watchdog).then(() => {
    over = true;
    return how;
  });
  const stop = () => stopWatchdog(watchdog, ended, paths);
  try {
    for (let waited = 0; !over; waited += pollMs) {
      if (readPostmaster(paths)?.status === 'ready' && (await answers(options.url, paths))) {
        release(watchdog);
        return { watchdogPid: watchdog.pid ?? 0, postgresPid: readPostmaster(paths)?.pid ?? 0, ended, stop };
      }
      if (waited > startLimitMs || options.signal.aborted) await stop();
      if (waited === noticeAfterMs) logger.info({ dir: paths.cluster }, 'Postgres is still starting, or recovering');
      await sleep(pollMs);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  throw explain('Starting Postgres', paths.cluster, lines);
}

function closed(watchdog: ChildProcess): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  watchdog.once('close', () => resolve());
  watchdog.once('error', () => resolve());
  // Ending the input of a watchdog that was killed is no error of ours.
  watchdog.stdin?.on('error', () => {});
  return promise;
}

/** The watchdog runs in a session of its own: the terminal's Ctrl-C reaches the service alone. */
function startWatchdog({ paths, programs, port, settings }: LaunchOptions): ChildProcess {
  const { binaries, account } = programs;
  const config = {
    command: binaries.postgres,
    args: ['-D', paths.cluster, ...serverSettings(port, settings)],
    ids: account ? { uid: account.uid, gid: account.gid } : {},
    patienceMs,
  };
  const script = fileURLToPath(new URL('./watchdog.ts', import.meta.url));
  return spawn(process.execPath, ['--max-old-space-size=32', script, JSON.stringify(config)], {
    cwd: '/',
    detached: true,
    env: serverEnvironment(),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** False while the server is not up to it yet. */
async function answers(url: string, paths: Paths): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch (error) {
    // 28P01: invalid password; asking again would not help.
    if (errorCode(error) !== '28P01') return false;
    throw new PostgresError(
      'permission',
      `Postgres refuses the password in ${paths.passwords}: it was changed in the database. Remove that file and start again; new passwords are then set.`,
    );
  } finally {
    await client.end().catch(() => {});
  }
}

async function stopWatchdog(watchdog: ChildProcess, ended: Promise<string>, paths: Paths): Promise<void> {
  hold(watchdog);
  const postmaster = readPostmaster(paths);
  watchdog.stdin?.end();
  const late = setTimeout(() => {
    if (postmaster) signal(postmaster.pid, 'SIGKILL');
    watchdog.kill('SIGKILL');
  }, 2.5 * patienceMs);
  await ended;
  clearTimeout(late);
}

/** A process that has nothing else to do may end; the watchdog then stops the server. */
function release(watchdog: ChildProcess): void {
  for (const handle of handles(watchdog)) handle.unref();
}

/** While stopping, the process must stay to see the end. */
function hold(watchdog: ChildProcess): void {
  for (const handle of handles(watchdog)) handle.ref();
}

function handles(watchdog: ChildProcess): { ref(): void; unref(): void }[] {
  const pipes = [watchdog.stdin, watchdog.stdout, watchdog.stderr];
  return [watchdog, ...pipes] as unknown as { ref(): void; unref(): void }[];
}
