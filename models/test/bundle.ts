// The package as a browser would get it: bundled, minified, dynamic imports in files of their own.
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';

export interface Bundle {
  /** Text of each file by its name. */
  readonly files: ReadonlyMap<string, string>;
  readonly entry: string;
  /** The entry and all it imports statically. */
  readonly atOnce: readonly string[];
  /** Files that are imported when asked for, with all that they import. */
  readonly later: readonly string[];
  /** Where each file's code comes from. */
  sources(file: string): readonly string[];
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const SETTINGS = {
  absWorkingDir: ROOT,
  bundle: true,
  minify: true,
  write: false,
  platform: 'browser',
  target: 'es2022',
  logLevel: 'silent',
} satisfies BuildOptions;

const entryOf = (door: string) => ({
  stdin: { contents: `export * from '${door}';`, resolveDir: ROOT, sourcefile: 'page.js' },
});

/** All that a door of the package exports. */
export async function bundleOf(door: string): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    ...SETTINGS,
    ...entryOf(door),
    write: false,
    outdir: 'dist',
    format: 'esm',
    splitting: true,
    metafile: true,
    // The Stan program asks for it where there is a process only.
    external: ['fs/promises'],
  });
  const name = (path: string) => path.split(/[\\/]/).at(-1)!;
  const files = new Map(outputFiles.map(file => [name(file.path), file.text]));
  const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [name(path), output]));
  const entry = [...outputs].find(([, output]) => output.entryPoint === 'page.js')![0];
  const atOnce = reached(outputs, [entry], 'import-statement');
  return {
    files,
    entry,
    atOnce,
    later: [...outputs.keys()].filter(file => !atOnce.includes(file)),
    sources: file => Object.keys(outputs.get(file)!.inputs),
  };
}

/** The same code as one script that sets `models`; what is imported on demand is not in it. */
export async function scriptOfModels(): Promise<string> {
  const plugin: Plugin = {
    name: 'dynamic imports stay',
    setup: ({ onResolve }) => {
      onResolve({ filter: /./ }, ({ kind, path }) =>
        kind === 'dynamic-import' ? { path, external: true } : undefined,
      );
    },
  };
  const { outputFiles } = await build({
    ...SETTINGS,
    ...entryOf('@foresight/models'),
    write: false,
    format: 'iife',
    globalName: 'models',
    plugins: [plugin],
  });
  return outputFiles[0]!.text;
}

type Outputs = ReadonlyMap<string, Metafile['outputs'][string]>;

function reached(outputs: Outputs, from: readonly string[], kind: string): string[] {
  const seen = new Set(from);
  for (const file of seen) {
    for (const { path, kind: how, external } of outputs.get(file)!.imports) {
      if (how === kind && external !== true) seen.add(path.split('/').at(-1)!);
    }
  }
  return [...seen];
}
