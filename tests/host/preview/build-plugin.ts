// dist/ as Grafana would load it, built anew only when what it is made of has changed.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE, contentHash, ROOT } from './content-hash.ts';

const INPUTS = [
  'src',
  'contracts/src',
  'models/src',
  'plugin.json',
  'scripts/plugin',
  'dashboards',
  'package.json',
  'package-lock.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
];

/** @returns whether it was built @throws {Error} with webpack's messages */
export async function ensurePluginBuilt(): Promise<boolean> {
  const stamp = join(CACHE, 'dist.hash');
  const hash = contentHash(INPUTS);
  const known = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  if (known === hash && existsSync(join(ROOT, 'dist', 'plugin.json'))) return false;
  // Loaded here: webpack is big, and mostly not needed.
  const { build } = await import('../../../scripts/plugin/build.ts');
  // Whoever reads dist/ meanwhile finds the old one or the new one, but no half.
  const [fresh, old] = ['fresh', 'old'].map(name => join(CACHE, `dist-${name}-${process.pid}`)) as [string, string];
  await build({ dist: fresh });
  if (existsSync(join(ROOT, 'dist'))) renameSync(join(ROOT, 'dist'), old);
  renameSync(fresh, join(ROOT, 'dist'));
  rmSync(old, { recursive: true, force: true });
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(stamp, hash);
  return true;
}
