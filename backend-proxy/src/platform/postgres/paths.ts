import { join } from 'node:path';

/** Names of everything the embedded Postgres keeps in a data folder. */
export interface Paths {
  readonly dataDir: string;
  /** The cluster (PGDATA). */
  readonly cluster: string;
  /** Runtime file: port, processes, owner. */
  readonly runtime: string;
  /** Lock of the owner. */
  readonly lock: string;
  /** Passwords of both roles, inside the cluster so that one rename creates both; mode 0600. */
  readonly passwords: string;
  /** Written by Postgres: process id, port, status. */
  readonly postmasterPid: string;
}

/** Prefix of the folder that initdb fills before it is renamed to `postgres`. */
export const initPrefix = 'postgres.init-';

/** Name of the password file in the cluster. */
export const passwordsFile = 'foresight-passwords.json';

export function pathsOf(dataDir: string): Paths {
  const cluster = join(dataDir, 'postgres');
  return {
    dataDir,
    cluster,
    runtime: join(dataDir, 'postgres.json'),
    lock: join(dataDir, 'postgres.lock'),
    passwords: join(cluster, passwordsFile),
    postmasterPid: join(cluster, 'postmaster.pid'),
  };
}
