// Folders for one test file.
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atEnd, atExit } from './cleanup.ts';

/** A new folder that every account may enter: started by root, Postgres runs under another one. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'foresight-acceptance-'));
  chmodSync(folder, 0o755);
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
  atEnd(remove);
  atExit(remove);
  return folder;
}

/** Writes a file into the folder and returns its path. */
export function put(folder: string, name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Names of everything below the folder, '/' at the end of folders, sorted. */
export function everythingIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map(entry => `${join(entry.parentPath, entry.name).slice(folder.length + 1)}${entry.isDirectory() ? '/' : ''}`)
    .sort();
}
