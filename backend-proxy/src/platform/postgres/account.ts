import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** System account that Postgres runs under when we are root, which Postgres refuses. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * Account to run Postgres under: undefined (our own) unless we are root. For root it is the owner of an
 * existing cluster, else the account `postgres`, else `nobody`. Accounts are never made.
 */
export function serverAccount(cluster: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = systemAccounts();
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) {
    const name = accounts.find(account => account.uid === owner.uid)?.name ?? String(owner.uid);
    return { name, uid: owner.uid, gid: owner.gid };
  }
  const named = (name: string) => accounts.find(account => account.name === name && account.uid !== 0);
  return named('postgres') ?? named('nobody') ?? { name: 'nobody', uid: 65_534, gid: 65_534 };
}

/** First existing folder on the way to `path` (itself included) that the account may not enter; undefined: none. */
export function barrier(path: string, account: Account): string | undefined {
  const real = realOf(path);
  return [...parents(real), real].find(folder => !mayEnter(statSync(folder), account));
}

/** Search permission by the classic mode bits: owner, else group, else others. */
function mayEnter(info: { uid: number; gid: number; mode: number }, account: Account): boolean {
  if (info.uid === account.uid) return (info.mode & 0o100) !== 0;
  if (info.gid === account.gid) return (info.mode & 0o010) !== 0;
  return (info.mode & 0o001) !== 0;
}

/** The path without links, as far as it exists. */
function realOf(path: string): string {
  return existsSync(path) ? realpathSync(path) : realOf(dirname(resolve(path)));
}

/** All parents of a path, from the top. */
function parents(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [] : [...parents(parent), parent];
}

function systemAccounts(): Account[] {
  let text = '';
  try {
    text = readFileSync('/etc/passwd', 'utf8');
  } catch {
    // A container without the file: the caller falls back to the usual id of `nobody`.
  }
  return text.split('\n').flatMap(line => {
    const [name, , uid, gid] = line.split(':');
    return name && uid && gid ? [{ name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }] : [];
  });
}
