import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Account } from './account.ts';
import { at, type Binaries } from './binaries.ts';
import { explain, PostgresError } from './errors.ts';

/**
 * Binaries that the account can run: the installed ones, or a copy made once in `/var/lib/foresight/pg-<version>`
 * (else in the temporary folder) when a folder above them is closed to it, as in a clone under /root.
 * @throws PostgresError `binaries` when they do not run at all, e.g. for want of their library links
 */
export function reachableBinaries(installed: Binaries, account: Account | undefined): Binaries {
  if (account === undefined) return proven(installed, account);
  if (probe(installed, account).reachable) return proven(installed, account);
  proven(installed, undefined);
  return proven(copied(installed), account);
}

/** Runs `postgres --version`: the one proof that the account reaches the file and that its libraries load. */
function probe(found: Binaries, account: Account | undefined) {
  const ids = account && { uid: account.uid, gid: account.gid };
  const run = spawnSync(found.postgres, ['--version'], { ...ids, cwd: '/', encoding: 'utf8' });
  const output = `${run.stderr ?? ''}${run.error?.message ?? ''}`;
  return { works: run.status === 0, reachable: !/EACCES|Permission denied|EPERM/.test(output), output };
}

function proven(found: Binaries, account: Account | undefined): Binaries {
  const { works, output } = probe(found, account);
  if (!works) throw explain('Running the Postgres binaries', found.root, output.split('\n'));
  return found;
}

function copied(installed: Binaries): Binaries {
  const name = `pg-${installed.version}`;
  const homes = [join('/var/lib/foresight', name), join(tmpdir(), `foresight-${name}`)];
  let cause: unknown;
  for (const home of homes) {
    try {
      copyOnce(installed.root, home);
      return at(home, installed.major, installed.version);
    } catch (error) {
      cause = error;
    }
  }
  throw new PostgresError(
    'binaries',
    `The Postgres binaries in ${installed.root} are closed to the account that must run them, and they could not be copied to ` +
      `${homes.join(' or ')} (${cause instanceof Error ? cause.message : cause}). Open the folder (chmod o+x its parents).`,
    { cause },
  );
}

function copyOnce(from: string, home: string): void {
  const there = lstatSync(home, { throwIfNoEntry: false });
  if (there !== undefined) {
    // The name can be guessed, and root is about to have it run: trust only what root alone could have put there.
    if (there.isDirectory() && there.uid === 0 && (there.mode & 0o022) === 0) return;
    throw new Error(`${home} exists and is not root's own folder`);
  }
  const draft = `${home}.${process.pid}`;
  try {
    mkdirSync(draft, { recursive: true, mode: 0o755 });
    cpSync(from, draft, { recursive: true, verbatimSymlinks: true });
    open(draft);
    renameSync(draft, home);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Lets everyone read the copy, whatever the mask was when npm unpacked the original. */
function open(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) open(path);
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}
