import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync, statSync } from 'node:fs';
import { parseObject } from './files.ts';
import { bootId, identify, isRunning, type ProcessIdentity } from './processes.ts';

/** Who holds a lock: a process, and which of its holdings (`token`), as one process may hold several. */
export interface Holder extends ProcessIdentity {
  readonly token: string;
  /** Where the process id means something: boot and process namespace (a container has its own). */
  readonly space: string;
}

/** An unreadable lock file is one being written, or the victim of a power cut: it is stale after this many ms. */
const unreadableStaleMs = 5_000;
/** A holder in another container or machine cannot be seen; it is gone when it did not touch its file this long. */
const unseenStaleMs = 30_000;
export const touchEveryMs = 3_000;

/** A new holding of this process. */
export function newHolder(): Holder {
  const self = identify(process.pid);
  if (self === undefined) throw new Error(`Cannot read the start time of process ${process.pid} from the system.`);
  return { ...self, token: randomUUID(), space: ownSpace() };
}

/** The holder of a lock file; undefined when there is no file or it cannot be read. */
export function readHolder(path: string): Holder | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  const { pid, startedAt, token, space } = parseObject(text) ?? {};
  if (typeof pid !== 'number' || typeof startedAt !== 'string') return undefined;
  if (typeof token !== 'string' || typeof space !== 'string') return undefined;
  return { pid, startedAt, token, space };
}

/** Token of the dead holder of a lock file; undefined when its holder lives or there is no file. */
export function staleToken(path: string): string | undefined {
  const holder = readHolder(path);
  if (holder?.space === ownSpace()) return isRunning(holder) ? undefined : holder.token;
  const limit = holder === undefined ? unreadableStaleMs : unseenStaleMs;
  return untouchedMs(path) > limit ? (holder?.token ?? 'unreadable') : undefined;
}

/** Age of a file's last touch; minus infinity when there is none. */
function untouchedMs(path: string): number {
  const info = statSync(path, { throwIfNoEntry: false });
  return info === undefined ? Number.NEGATIVE_INFINITY : Date.now() - info.mtimeMs;
}

function ownSpace(): string {
  return process.platform === 'linux' ? `${bootId()} ${readlinkSync('/proc/self/ns/pid')}` : process.platform;
}
