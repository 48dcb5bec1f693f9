// The page's bundle, made by esbuild into a cache folder that is named after what it was made of.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import { CACHE, contentHash, ROOT } from './content-hash.ts';

const PAGE = 'tests/host/preview/page';
const INPUTS = [PAGE, 'tests/host/preview/build-page.ts', 'package-lock.json'];

/** @returns the folder that holds main.js and main.css @throws {Error} with esbuild's messages */
export async function ensurePageBuilt(): Promise<string> {
  const folder = join(CACHE, `page-${contentHash(INPUTS)}`);
  if (existsSync(folder)) return folder;
  mkdirSync(CACHE, { recursive: true });
  removeOld();
  // Whoever finds the folder finds all of it.
  const unfinished = join(CACHE, `unfinished-${process.pid}`);
  await bundle(unfinished);
  // Somebody else may have been quicker: theirs is as good.
  if (existsSync(folder)) rmSync(unfinished, { recursive: true });
  else renameSync(unfinished, folder);
  return folder;
}

/** Those of today may be in use by another preview. */
function removeOld(): void {
  for (const name of readdirSync(CACHE).filter(name => name.startsWith('page-'))) {
    const age = Date.now() - statSync(join(CACHE, name)).mtimeMs;
    if (age > 86_400_000) rmSync(join(CACHE, name), { recursive: true });
  }
}

async function bundle(outdir: string): Promise<void> {
  // Loaded here: mostly the bundle is there already.
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: ROOT,
    entryPoints: {
      main: `${PAGE}/main.tsx`,
      'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
      'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
    },
    outdir,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    loader: { '.woff': 'file', '.woff2': 'file', '.ttf': 'file', '.svg': 'dataurl' },
    define: { 'process.env.NODE_ENV': '"production"', global: 'window' },
    plugins: [commonJsDefaults, absentDefaultOptions],
    alias: {
      'grafana-internals/plugin-page': join(ROOT, 'node_modules/@grafana/runtime/dist/esm/components/PluginPage.mjs'),
    },
    logLevel: 'error',
  });
}

/** These two are CommonJS made by Babel: an .mjs importer gets the whole module as their default. */
const commonJsDefaults: Plugin = {
  name: 'commonjs-defaults',
  setup({ onResolve, onLoad, resolve }) {
    onResolve(
      { filter: /^(react-custom-scrollbars-2|calculate-size)$/ },
      async ({ path, resolveDir, kind, pluginData }) => {
        if (pluginData === 'real') return undefined;
        const real = await resolve(path, { resolveDir, kind, pluginData: 'real' });
        return { path: real.path, namespace: 'commonjs-default' };
      },
    );
    onLoad({ filter: /.*/, namespace: 'commonjs-default' }, ({ path }) => ({
      contents: `import all from ${JSON.stringify(path)}; export default all.default ?? all; export * from ${JSON.stringify(path)};`,
      resolveDir: ROOT,
    }));
  },
};

/** Scenes asks for defaults that this schema does not have any more. Only PanelBuilders.table() would use them. */
const absentDefaultOptions: Plugin = {
  name: 'absent-default-options',
  setup({ onLoad }) {
    onLoad({ filter: /composable[\\/]table[\\/]panelcfg[\\/]x[\\/]types\.gen\.mjs$/ }, () => ({
      contents: 'export const defaultOptions = {};',
    }));
  },
};
