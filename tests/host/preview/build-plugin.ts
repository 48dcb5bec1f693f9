// dist/ as Grafana would load it, built anew only when what it is made of has changed.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../../scripts/plugin/build.ts';
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
];

/** @returns whether it was built @throws {Error} with webpack's messages */
export async function ensurePluginBuilt(): Promise<boolean> {
  const stamp = join(CACHE, 'dist.hash');
  const hash = contentHash(INPUTS);
  const known = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  if (known === hash && existsSync(join(ROOT, 'dist', 'plugin.json'))) return false;
  await build();
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(stamp, hash);
  return true;
}
