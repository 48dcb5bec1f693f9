import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureCluster, type Programs, readPasswords, renewPasswords } from './cluster.ts';
import { PostgresError } from './errors.ts';
import type { Lock } from './lock.ts';
import { endOrphanBackends, stopOrphan } from './orphans.ts';
import type { Paths } from './paths.ts';
import { isFree, pickPort } from './ports.ts';
import { readRuntime, writeRuntime } from './runtime-file.ts';
import { launchServer, type Server } from './server.ts';
import type { Logger } from './types.ts';

export interface OwnedOptions {
  readonly paths: Paths;
  readonly programs: Programs;
  /** Must be this port: the user said so, or our address is already known. */
  readonly fixedPort: number | undefined;
  /** Bring an existing cluster back, and never make one: clients hold its address and expect its data. */
  readonly existing: boolean;
  /** Gives up when aborted. */
  readonly signal: AbortSignal;
  readonly settings: Readonly<Record<string, string>>;
  readonly logger: Logger;
}

export interface OwnedServer {
  readonly server: Server;
  readonly port: number;
  readonly url: string;
}

/** Backends see their server's death within milliseconds, unless they compute. */
const memoryWaitMs = 300;
const patientTries = 3;
const maxTries = 10;

/** The address of our database. */
export function urlOf(port: number, password: string, role = 'foresight', database = 'foresight'): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
}

/**
 * Brings the server of a data folder up, as holder of its lock: cluster, orphans of an earlier run, port, server,
 * runtime file.
 * @throws PostgresError when it cannot
 */
export async function startOwned(options: OwnedOptions, lock: Lock): Promise<OwnedServer> {
  const { paths, programs, logger } = options;
  if (options.existing) requireCluster(paths);
  else ensureCluster(paths, programs);
  await stopOrphan(paths, logger);
  const password = (readPasswords(paths) ?? renewPasswords(paths, programs)).foresight;
  for (let tries = 1; ; tries++) {
    const port = await choosePort(options);
    const url = urlOf(port, password);
    try {
      const server = await launchServer({ ...options, port, url });
      await publish(paths, port, server, lock);
      return { server, port, url };
    } catch (error) {
      if (tries >= maxTries || !(await mayTryAgain(error, options, tries))) throw error;
    }
  }
}

/** Tells the other processes; a server that they cannot find must not run. */
async function publish(paths: Paths, port: number, server: Server, lock: Lock): Promise<void> {
  const { pid, startedAt, token } = lock.holder;
  const { watchdogPid, postgresPid } = server;
  try {
    writeRuntime(paths, { port, ownerToken: token, owner: { pid, startedAt }, watchdogPid, postgresPid });
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** After a clean stop only the port is worth remembering. */
export function forgetServer(paths: Paths, { port }: OwnedServer): void {
  writeRuntime(paths, { port });
}

function requireCluster(paths: Paths): void {
  if (existsSync(paths.passwords)) return;
  throw new PostgresError(
    'data-folder',
    `The running cluster ${paths.cluster} was removed. Restore it, or restart the service.`,
  );
}

async function mayTryAgain(error: unknown, options: OwnedOptions, tries: number): Promise<boolean> {
  if (!(error instanceof PostgresError)) return false;
  if (error.kind === 'port-taken') return options.fixedPort === undefined;
  if (error.kind !== 'memory-in-use') return false;
  await sleep(memoryWaitMs);
  if (tries === patientTries) await endOrphanBackends(options.paths, options.logger);
  return true;
}

async function choosePort({ fixedPort, paths, logger }: OwnedOptions): Promise<number> {
  if (fixedPort !== undefined) {
    if (await isFree(fixedPort)) return fixedPort;
    throw new PostgresError(
      'port-taken',
      `Port ${fixedPort} of 127.0.0.1 is taken by another program. Free it, or choose another port (0 picks a free one).`,
    );
  }
  const last = readRuntime(paths)?.port;
  if (last !== undefined && (await isFree(last))) return last;
  const port = await pickPort();
  if (last !== undefined) logger.warn({ last, port }, 'the last port is taken by another program; using a new one');
  return port;
}
