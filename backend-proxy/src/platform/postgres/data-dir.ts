import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { barrier, serverAccount } from './account.ts';

/**
 * Default data folder of a clone: `<root>/.foresight`, or `/var/lib/foresight/<hash of root>` when the first cannot
 * hold a cluster: a folder above it is closed to the account that runs Postgres (a clone under /root), or it is
 * not writable. When neither can, the first is returned, and starting on it says why it fails.
 */
export function resolveDataDir(repoRoot: string): string {
  const root = resolve(repoRoot);
  const own = join(root, '.foresight');
  const hash = createHash('sha256').update(root).digest('hex').slice(0, 12);
  const system = join('/var/lib/foresight', hash);
  return [own, system].find(isUsable) ?? own;
}

function isUsable(folder: string): boolean {
  const account = serverAccount(join(folder, 'postgres'));
  if (account !== undefined && barrier(folder, account) !== undefined) return false;
  try {
    accessSync(nearestExisting(folder), constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function nearestExisting(folder: string): string {
  return existsSync(folder) ? folder : nearestExisting(dirname(folder));
}
