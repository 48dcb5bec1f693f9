// npm run package: what is in the zip, and what is not packed.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { build } from '../../scripts/plugin/build.ts';
import { LAUNCHER_PLATFORMS } from '../../scripts/plugin/launchers.ts';
import { packPlugin } from '../../scripts/plugin/package.ts';
import { filesOf, packageProblems } from '../../scripts/plugin/package-problems.ts';
import { pluginSources } from '../../scripts/plugin/plugins.ts';
import { readZip, type ZipEntry } from './read-zip.ts';

const ID = 'foresight-analytics-app';
const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
  version: string;
};
let folder: string;
let dist: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'foresight-package-'));
  dist = join(folder, 'dist');
  await build({ dist });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** In a process whose clock is another. @returns the path of the zip */
function packElsewhere(from: string, out: string): string {
  const module = new URL('../../scripts/plugin/package.ts', import.meta.url).href;
  const script = `import { packPlugin } from '${module}';
    process.stdout.write(await packPlugin(${JSON.stringify({ dist: from, out })}));`;
  const words = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script];
  return execFileSync(process.execPath, words, { encoding: 'utf8', env: { ...process.env, TZ: 'Pacific/Auckland' } });
}

describe('the package', () => {
  let file: string;
  let entries: ZipEntry[];
  beforeAll(async () => {
    file = await packPlugin({ dist, out: join(folder, 'one') });
    entries = readZip(readFileSync(file));
  });

  it('is one folder, named as the plugin, with all that was built', () => {
    expect(file.endsWith(`/${ID}-${version}.zip`)).toBe(true);
    expect(entries.map(({ path }) => path)).toEqual(filesOf(dist).map(path => `${ID}/${path}`));
    for (const { path, content } of entries) {
      expect(content.equals(readFileSync(join(dist, path.slice(ID.length + 1)))), path).toBe(true);
    }
  });

  it('holds the app with its dashboards, and a bundle of each plugin', () => {
    const paths = new Set(entries.map(({ path }) => path));
    for (const { out } of pluginSources()) {
      for (const name of ['module.js', 'plugin.json'])
        expect(paths).toContain([ID, out, name].filter(Boolean).join('/'));
    }
    expect(paths).toContain(`${ID}/dashboards/forecasts.json`);
  });

  it('lets Grafana start the launchers, and only them', () => {
    const programs = entries.filter(({ mode }) => mode === 0o755).map(({ path }) => path);
    expect(programs.sort()).toEqual(
      LAUNCHER_PLATFORMS.map(platform => `${ID}/datasource/gpx_foresight_${platform}`).sort(),
    );
    expect(new Set(entries.map(({ mode }) => mode))).toEqual(new Set([0o755, 0o644]));
  });

  it('has the same bytes when the same files are packed again, later and elsewhere', () => {
    const copy = join(folder, 'copy');
    cpSync(dist, copy, { recursive: true });
    for (const path of filesOf(copy)) utimesSync(join(copy, path), 1e9, 1e9);
    const again = packElsewhere(copy, join(folder, 'two'));
    expect(readFileSync(again).equals(readFileSync(file))).toBe(true);
    expect(new Set(entries.map(({ stamp }) => stamp)).size).toBe(1);
  });

  it('is refused by the reader of this test when a byte of it is another', () => {
    const broken = Buffer.from(readFileSync(file));
    broken[200]! ^= 0xff;
    expect(() => readZip(broken)).toThrow();
  });
});

describe('a plugin that is not packed', () => {
  let bad: string;
  beforeEach(() => {
    bad = mkdtempSync(join(folder, 'bad-'));
    cpSync(dist, bad, { recursive: true });
  });
  const change = (path: string, with_: (text: string) => string) =>
    writeFileSync(join(bad, path), with_(readFileSync(join(bad, path), 'utf8')));
  const remove = (path: string) => rmSync(join(bad, path));

  it.each<[string, () => void, RegExp]>([
    ['has no changelog', () => remove('CHANGELOG.md'), /^CHANGELOG\.md is missing or empty$/],
    ['has an empty licence', () => change('LICENSE', () => ''), /^LICENSE is missing or empty$/],
    ['has no logo', () => remove('panels/forecast/img/logo.svg'), /^panels\/forecast\/plugin\.json: img\/logo\.svg is/],
    ['has no bundle', () => remove('datasource/module.js'), /^datasource\/plugin\.json: module\.js is missing/],
    ['lacks a launcher', () => remove('datasource/gpx_foresight_linux_arm64'), /gpx_foresight_linux_arm64 is missing/],
    ['has two versions', () => change('datasource/plugin.json', text => text.replace(version, '9.9.9')), /'9\.9\.9'/],
    [
      'includes what is not there',
      () => remove('dashboards/forecasts.json'),
      /includes dashboards\/forecasts\.json, which/,
    ],
    [
      'leaves a panel out',
      () => change('plugin.json', text => text.replace('panels/forecast/plugin.json', 'dashboards/forecasts.json')),
      /does not include panels\/forecast\/plugin\.json/,
    ],
    [
      'takes a panel for a data source',
      () => change('panels/forecast/plugin.json', text => text.replace('"type": "panel"', '"type": "datasource"')),
      /includes panels\/forecast\/plugin\.json as panel, which it is not/,
    ],
    ['brings source along', () => writeFileSync(join(bad, 'module.ts'), 'x'), /^module\.ts does not belong/],
    ['brings settings along', () => writeFileSync(join(bad, '.env'), 'x'), /^\.env does not belong/],
    [
      'was bundled with the service',
      () =>
        change('module.js.map', text => text.replace('"sources":[', '"sources":["webpack://x/./backend-proxy/a.ts",')),
      /names webpack:\/\/x\/\.\/backend-proxy\/a\.ts, which is no browser code/,
    ],
  ])('%s', async (_, spoil, expected) => {
    expect(packageProblems(bad)).toEqual([]);
    spoil();
    expect(packageProblems(bad).join('\n')).toMatch(new RegExp(expected, 'm'));
    await expect(packPlugin({ dist: bad, out: join(folder, 'none') })).rejects.toThrow(/is not fit to be packed/);
  });

  it('is not built yet', () => {
    remove('plugin.json');
    expect(packageProblems(bad)).toEqual(['plugin.json is missing: run npm run build']);
  });
});
