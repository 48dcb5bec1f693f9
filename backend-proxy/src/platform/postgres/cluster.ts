import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { explain, PostgresError } from './errors.ts';
import { parseObject, readIfPresent } from './files.ts';
import { initPrefix, type Paths, passwordsFile } from './paths.ts';

/** Passwords of the owner of our database and of the superuser. */
export interface Passwords {
  readonly foresight: string;
  readonly postgres: string;
}

/** A program of the cluster and the account it runs under. */
export interface Programs {
  readonly binaries: Binaries;
  readonly account: Account | undefined;
}

/** Environment of every Postgres program: no PG* or NODE_* variable of ours may steer it, and messages stay English. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|NODE_)/.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}

/**
 * Makes the cluster when there is none: initdb, roles and database in a folder of another name, then one rename,
 * so that a killed start leaves nothing half-made. Takes about 1.5 s. Checks the major of an existing one.
 * Call it as holder of the owner's lock only.
 * @throws PostgresError `wrong-major`, `data-folder`, `permission`, `disk-full`
 */
export function ensureCluster(paths: Paths, programs: Programs): void {
  for (const name of readdirSync(paths.dataDir)) {
    if (name.startsWith(initPrefix))
      rmSync(join(paths.dataDir, name), { recursive: true, force: true, maxRetries: 10 });
  }
  const version = readIfPresent(join(paths.cluster, 'PG_VERSION'))?.trim();
  if (version === undefined) create(paths, programs);
  else checkMajor(paths, version, programs.binaries.major);
  giveToAccount(paths, programs.account);
}

/** Reads the passwords; a cluster without the file gets new ones. */
export function readPasswords(paths: Paths): Passwords | undefined {
  const value = parseObject(readIfPresent(paths.passwords));
  const { foresight, postgres } = value ?? {};
  return typeof foresight === 'string' && typeof postgres === 'string' ? { foresight, postgres } : undefined;
}

/** Sets new passwords in a stopped cluster whose password file is gone. */
export function renewPasswords(paths: Paths, programs: Programs): Passwords {
  const passwords = newPasswords();
  runSingleUser(paths.cluster, programs, [
    `ALTER ROLE postgres PASSWORD '${passwords.postgres}'`,
    `ALTER ROLE foresight PASSWORD '${passwords.foresight}'`,
  ]);
  writePasswords(paths.cluster, programs.account, passwords);
  return passwords;
}

function checkMajor(paths: Paths, found: string, wanted: number): void {
  if (found === String(wanted)) return;
  throw new PostgresError(
    'wrong-major',
    `The data in ${paths.cluster} was written by PostgreSQL ${found}; this release runs PostgreSQL ${wanted}, which cannot read it. ` +
      `Way out: run the release that has PostgreSQL ${found}, copy the data with pg_dump and restore it into a new data folder; ` +
      'or move that folder away to start empty.',
  );
}

/** A cluster that root restored from a copy belongs to root, and Postgres would refuse it. */
function giveToAccount(paths: Paths, account: Account | undefined): void {
  if (account === undefined || statSync(paths.cluster).uid === account.uid) return;
  const done = spawnSync('chown', ['-R', `${account.uid}:${account.gid}`, paths.cluster], { encoding: 'utf8' });
  if (done.status !== 0) throw explain('chown', paths.cluster, (done.stderr || String(done.error)).split('\n'));
}

function create(paths: Paths, programs: Programs): void {
  if (existsSync(paths.cluster)) removeEmpty(paths.cluster);
  const draft = join(paths.dataDir, `${initPrefix}${process.pid}`);
  try {
    mkdirSync(draft, { mode: 0o700 });
    if (programs.account) chownSync(draft, programs.account.uid, programs.account.gid);
    initialize(draft, programs);
    renameSync(draft, paths.cluster);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function removeEmpty(cluster: string): void {
  if (readdirSync(cluster).length > 0) {
    throw new PostgresError(
      'data-folder',
      `${cluster} holds files but no Postgres cluster (no PG_VERSION). Move it away to start empty, or restore the cluster.`,
    );
  }
  rmdirSync(cluster);
}

function initialize(draft: string, programs: Programs): void {
  const { initdb, major } = programs.binaries;
  // PostgreSQL 17 brought a C.UTF-8 of its own: byte order like C, upper and lower case of all of Unicode.
  const locale = major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : [];
  // "trust" never meets a connection: pg_hba.conf is replaced below, before the first start.
  const common = [
    '--username=postgres',
    '--encoding=UTF8',
    '--locale=C',
    '--auth=trust',
    '--data-checksums',
    '--no-instructions',
  ];
  runProgram(initdb, [`--pgdata=${draft}`, ...common, ...locale], programs, draft);
  writeFileSync(
    join(draft, 'pg_hba.conf'),
    '# Only this machine, only with a password.\nhost all all 127.0.0.1/32 scram-sha-256\n',
  );
  const passwords = newPasswords();
  runSingleUser(draft, programs, [
    `ALTER ROLE postgres PASSWORD '${passwords.postgres}'`,
    `CREATE ROLE foresight LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD '${passwords.foresight}'`,
    'CREATE DATABASE foresight OWNER foresight',
  ]);
  writePasswords(draft, programs.account, passwords);
}

/** Runs statements on a stopped cluster: no port, no password, and nothing on a command line for others to read. */
function runSingleUser(cluster: string, programs: Programs, statements: readonly string[]): void {
  const args = ['--single', '-D', cluster, '-c', 'exit_on_error=on', '-c', 'log_min_error_statement=panic', 'postgres'];
  runProgram(programs.binaries.postgres, args, programs, cluster, `${statements.join('\n')}\n`);
}

function runProgram(program: string, args: string[], programs: Programs, dir: string, input = ''): void {
  const { account } = programs;
  const done = spawnSync(program, args, {
    ...(account && { uid: account.uid, gid: account.gid }),
    cwd: '/',
    env: serverEnvironment(),
    encoding: 'utf8',
    input,
  });
  if (done.status === 0) return;
  const output = `${done.stdout ?? ''}${done.stderr ?? ''}${done.error?.message ?? ''}`.split('\n').filter(Boolean);
  throw explain(basename(program), dir, output);
}

function newPasswords(): Passwords {
  const password = () => randomBytes(24).toString('base64url');
  return { foresight: password(), postgres: password() };
}

function writePasswords(cluster: string, account: Account | undefined, passwords: Passwords): void {
  const file = join(cluster, passwordsFile);
  writeFileSync(file, `${JSON.stringify(passwords)}\n`, { mode: 0o600 });
  if (account) chownSync(file, account.uid, account.gid);
}
