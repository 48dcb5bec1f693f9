import { parseObject, readIfPresent, writeJson } from './files.ts';
import type { Paths } from './paths.ts';

/** What other processes need to know about the server, and the port to use again. */
export interface Runtime {
  readonly port: number;
  /** Token of the owner's lock; with it a reader tells this owner's server from an earlier one's. */
  readonly ownerToken?: string;
  readonly owner?: { readonly pid: number; readonly startedAt: string };
  readonly watchdogPid?: number;
  readonly postgresPid?: number;
}

export function readRuntime(paths: Paths): Runtime | undefined {
  const value = parseObject(readIfPresent(paths.runtime));
  return typeof value?.port === 'number' ? (value as unknown as Runtime) : undefined;
}

export function writeRuntime(paths: Paths, runtime: Runtime): void {
  writeJson(paths.runtime, runtime);
}

/** The lines of postmaster.pid that we use; see PostgreSQL's src/include/utils/pidfile.h. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** `starting`, `ready` or `stopping`. */
  readonly status: string;
}

/** Reads postmaster.pid; undefined when there is none or Postgres has not filled it yet. */
export function readPostmaster(paths: Paths): Postmaster | undefined {
  const lines = readIfPresent(paths.postmasterPid)?.split('\n');
  const pid = Number(lines?.[0]);
  return lines && pid > 0 ? { pid, port: Number(lines[3] ?? 0), status: (lines[7] ?? 'starting').trim() } : undefined;
}
