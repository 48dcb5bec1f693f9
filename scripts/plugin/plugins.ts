// The plugins of this repository: the app, and what is nested in it. One bundle each.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');

export interface PluginSource {
  readonly id: string;
  readonly type: 'app' | 'datasource' | 'panel';
  /** The manifest, from the root of the repository. */
  readonly manifest: string;
  /** The entry of the bundle. */
  readonly entry: string;
  /** Folder in dist/; '' for the app. */
  readonly out: string;
}

/** Every plugin with its manifest and entry, the app first. @throws {Error} for a manifest without an entry beside it */
export function pluginSources(): PluginSource[] {
  const panels = readdirSync(join(ROOT, 'src/panels')).filter(name =>
    existsSync(join(ROOT, 'src/panels', name, 'plugin.json')),
  );
  return [
    source('plugin.json', 'src/app', ''),
    source('src/datasource/plugin.json', 'src/datasource', 'datasource'),
    ...panels.sort().map(name => source(`src/panels/${name}/plugin.json`, `src/panels/${name}`, `panels/${name}`)),
  ];
}

function source(manifest: string, folder: string, out: string): PluginSource {
  const entry = ['module.ts', 'module.tsx'].map(name => join(folder, name)).find(path => existsSync(join(ROOT, path)));
  if (!entry) throw new Error(`${manifest} has no ${folder}/module.ts or module.tsx beside it`);
  const { id, type } = JSON.parse(readFileSync(join(ROOT, manifest), 'utf8')) as Pick<PluginSource, 'id' | 'type'>;
  return { id, type, manifest, entry, out };
}
