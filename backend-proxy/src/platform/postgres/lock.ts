import { renameSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { errorCode } from './files.ts';
import { type Holder, newHolder, readHolder, staleToken, touchEveryMs } from './lock-holder.ts';

/** A held lock file. */
export interface Lock {
  readonly holder: Holder;
  /** False when somebody removed or replaced the file: then the lock is lost. */
  isHeld(): boolean;
  release(): void;
}

/**
 * Takes the lock file at `path` for this process, or returns undefined when a living process has it.
 *
 * The file is made exclusively (O_EXCL). A dead holder's file is replaced under a second lock that carries
 * the dead holder's token in its name: of all who saw that holder dead, one gets it, and while it is held
 * nobody else may replace the file. Whoever dies in between is replaced by the same rule, one level down.
 */
export function tryLock(path: string): Lock | undefined {
  const holder = newHolder();
  if (!create(path, holder) && !replaceStale(path, holder)) return undefined;
  const timer = setInterval(() => touch(path, holder), touchEveryMs).unref();
  const isHeld = () => readHolder(path)?.token === holder.token;
  const release = () => {
    clearInterval(timer);
    if (isHeld()) unlinkSync(path);
  };
  return { holder, isHeld, release };
}

function create(path: string, holder: Holder): boolean {
  try {
    writeFileSync(path, JSON.stringify(holder), { flag: 'wx', mode: 0o644 });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

function replaceStale(path: string, holder: Holder): boolean {
  const token = staleToken(path);
  if (token === undefined) return false;
  const guard = tryLock(`${path}.${token}`);
  if (guard === undefined) return false;
  try {
    // Between our look and the guard another may have replaced the file; under the guard nobody can.
    if (staleToken(path) !== token) return false;
    const draft = `${path}.${holder.token}`;
    writeFileSync(draft, JSON.stringify(holder), { mode: 0o644 });
    renameSync(draft, path);
    return true;
  } finally {
    guard.release();
  }
}

/** Tells those who cannot see our process that it lives. */
function touch(path: string, holder: Holder): void {
  try {
    const now = new Date();
    if (readHolder(path)?.token === holder.token) utimesSync(path, now, now);
  } catch {
    // The file is gone or the disk is; `isHeld` tells the one who asks.
  }
}
