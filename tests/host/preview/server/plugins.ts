// The plugins in dist/, as Grafana finds them: every folder with a plugin.json is one.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface PluginMeta {
  readonly id: string;
  readonly type: 'app' | 'datasource' | 'panel';
  readonly name: string;
  readonly info: { readonly version: string; readonly logos: { readonly small: string; readonly large: string } };
  /** Where the page loads it from. */
  readonly module: string;
  readonly baseUrl: string;
  readonly [key: string]: unknown;
}

export interface Plugin {
  readonly meta: PluginMeta;
  /** Absolute path; the folders of nested plugins lie inside. */
  readonly folder: string;
}

/** @throws {Error} when the folder holds no plugin */
export function readPlugins(dist: string): readonly Plugin[] {
  const manifests = existsSync(dist)
    ? readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter(path => /(^|[\\/])plugin\.json$/.test(path))
    : [];
  if (manifests.length === 0) throw new Error(`no plugin.json in ${dist}. Fix: build the plugin with npm run build`);
  return manifests.sort().map(path => readPlugin(join(dist, path)));
}

function readPlugin(manifest: string): Plugin {
  const json = JSON.parse(readFileSync(manifest, 'utf8')) as PluginMeta;
  const baseUrl = `public/plugins/${json.id}`;
  const { small, large } = json.info.logos;
  const info = { ...json.info, logos: { small: `/${baseUrl}/${small}`, large: `/${baseUrl}/${large}` } };
  const meta = { ...json, info, baseUrl, module: `${baseUrl}/module.js`, enabled: true, signature: 'valid' };
  return { meta, folder: dirname(manifest) };
}
