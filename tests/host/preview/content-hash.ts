// What a build was made of, as one hash: the same inputs need no second build.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Root of the repository. */
export const ROOT = join(import.meta.dirname, '..', '..', '..');

/** Where builds and stamps are kept between runs. */
export const CACHE = join(ROOT, 'node_modules', '.cache', 'foresight-preview');

/** Hash over names and contents of files and folders. @param paths from the root of the repository */
export function contentHash(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(filesUnder).sort()) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(ROOT, path)))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 20);
}

function filesUnder(path: string): string[] {
  const stats = statSync(join(ROOT, path), { throwIfNoEntry: false });
  if (!stats) return [];
  if (stats.isFile()) return [path];
  return readdirSync(join(ROOT, path), { withFileTypes: true }).flatMap(entry => filesUnder(join(path, entry.name)));
}
