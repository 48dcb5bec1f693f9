// npm run package: builds the plugin and packs it as Grafana installs it: <id>-<version>.zip with one folder, the id.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import yazl from 'yazl';
import { build } from './build.ts';
import { filesOf, packageProblems } from './package-problems.ts';
import { pluginSources, ROOT } from './plugins.ts';

export interface PackageOptions {
  /** Absolute path of the built plugin. */
  readonly dist: string;
  /** Absolute path of the folder for the zip. */
  readonly out: string;
}

/** Grafana starts the launchers as they are in the zip; all else is only read. */
const MODE = { program: 0o100755, file: 0o100644 };
/** The first moment a zip can tell, in the local time that zips are in: equal files make equal bytes everywhere. */
const firstMoment = () => new Date(1980, 0, 1);

/** @returns the path of the zip @throws {Error} with everything that is wrong with the built plugin */
export async function packPlugin({ dist, out }: PackageOptions): Promise<string> {
  const problems = packageProblems(dist);
  if (problems.length > 0)
    throw new Error(`the plugin in ${dist} is not fit to be packed:\n  ${problems.join('\n  ')}`);
  const { id, version } = identityOf(dist);
  const zip = new yazl.ZipFile();
  for (const path of filesOf(dist)) {
    const mode = path.includes('/gpx_') ? MODE.program : MODE.file;
    zip.addBuffer(readFileSync(join(dist, path)), `${id}/${path}`, {
      mode,
      mtime: firstMoment(),
      forceDosTimestamp: true,
    });
  }
  zip.end();
  mkdirSync(out, { recursive: true });
  const file = join(out, `${id}-${version}.zip`);
  writeFileSync(file, await buffer(zip.outputStream));
  return file;
}

function identityOf(dist: string): { id: string; version: string } {
  const { id, info } = JSON.parse(readFileSync(join(dist, 'plugin.json'), 'utf8')) as {
    id: string;
    info: { version: string };
  };
  return { id, version: info.version };
}

if (import.meta.main) {
  const dist = join(ROOT, 'dist');
  await build({ dist });
  const file = await packPlugin({ dist, out: ROOT });
  const ids = pluginSources().map(({ id }) => id);
  console.log(
    `packed ${file}\nit is not signed; Grafana's ini needs\n  allow_loading_unsigned_plugins = ${ids.join(',')}`,
  );
}
