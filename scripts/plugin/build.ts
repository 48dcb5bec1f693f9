// npm run build: dist/, the plugin as Grafana loads it: the app with its data source and panels nested in it.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import webpack from 'webpack';
import { LAUNCHER_PLATFORMS } from './launchers.ts';
import { type PluginSource, pluginSources, ROOT } from './plugins.ts';
import { webpackConfig } from './webpack-config.ts';

export interface BuildOptions {
  /** Absolute path of the folder to write. Default: dist/ of the repository. */
  readonly dist?: string;
  readonly mode?: 'production' | 'development';
}

/** Builds everything anew. @throws {Error} with webpack's messages */
export async function build({ dist = join(ROOT, 'dist'), mode = 'production' }: BuildOptions = {}): Promise<void> {
  rmSync(dist, { recursive: true, force: true });
  const sources = pluginSources();
  await bundle(sources, dist, mode);
  for (const source of sources) writeManifest(source, dist);
  for (const file of ['README.md', 'CHANGELOG.md', 'LICENSE']) cpSync(join(ROOT, file), join(dist, file));
  copyIfThere('dashboards', join(dist, 'dashboards'));
  copyLaunchers(join(dist, 'datasource'));
}

function bundle(sources: readonly PluginSource[], dist: string, mode: 'production' | 'development'): Promise<void> {
  const compiler = webpack(sources.map(source => webpackConfig(source, { dist, mode })));
  return new Promise((resolve, reject) => {
    compiler.run((error, stats) => {
      compiler.close(() => {
        if (error) reject(error);
        else if (!stats || stats.hasErrors() || stats.hasWarnings()) {
          reject(
            new Error(`the plugin was not built:\n${stats?.toString({ preset: 'errors-warnings', colors: false })}`),
          );
        } else resolve();
      });
    });
  });
}

/** The manifest with version and date, and the pictures it names. */
function writeManifest({ manifest, out }: PluginSource, dist: string): void {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const text = readFileSync(join(ROOT, manifest), 'utf8')
    .replaceAll('%VERSION%', version)
    .replaceAll('%TODAY%', new Date().toISOString().slice(0, 10));
  const folder = join(dist, out);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'plugin.json'), text);
  // One logo for all: Grafana looks for it in the folder of each plugin.
  const own = join(ROOT, dirname(manifest), 'img');
  cpSync(existsSync(own) ? own : join(ROOT, 'src/img'), join(folder, 'img'), { recursive: true });
}

/** Grafana starts the file of its own system and processor; all of them are the same script. */
function copyLaunchers(folder: string): void {
  for (const platform of LAUNCHER_PLATFORMS) {
    cpSync(join(ROOT, 'src/datasource/gpx_foresight'), join(folder, `gpx_foresight_${platform}`), { mode: 0 });
  }
}

function copyIfThere(from: string, to: string): void {
  if (existsSync(join(ROOT, from))) cpSync(join(ROOT, from), to, { recursive: true });
}

if (import.meta.main) {
  const started = performance.now();
  await build({ mode: process.argv.includes('--development') ? 'development' : 'production' });
  console.log(`built ${join(ROOT, 'dist')} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
