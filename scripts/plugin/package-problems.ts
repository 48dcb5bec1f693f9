// What Grafana's validator of plugins would find fault with, as far as it can be told without a network.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LAUNCHER_PLATFORMS } from './launchers.ts';
import { ROOT } from './plugins.ts';

interface Manifest {
  readonly id: string;
  readonly type: string;
  readonly executable?: string;
  readonly info: {
    readonly version: string;
    readonly updated: string;
    readonly logos: Readonly<Record<'small' | 'large', string>>;
    readonly screenshots: readonly { readonly path: string }[];
  };
  readonly includes?: readonly { readonly type: string; readonly path: string }[];
  readonly dependencies: { readonly grafanaDependency?: string };
}

const ID = /^[0-9a-z]+-([0-9a-z]+-)?(app|panel|datasource)$/;
const TEXTS = ['README.md', 'CHANGELOG.md', 'LICENSE'];
const FITTING = /(^|\/)(LICENSE|gpx_foresight_[a-z]+_[a-z0-9]+|[^/]+\.(md|json|js|js\.map|svg|png|css|woff2?))$/;
/** What bundles are made of: our browser code, what both sides share, packages, and what webpack adds. */
const BUNDLED = /^webpack:\/\/[^/]+\/(\.\/(src|contracts|models|node_modules|scripts\/plugin)\/|webpack\/|external )/;

/** Paths from the folder, with '/', sorted by their bytes. */
export function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => statSync(join(folder, path)).isFile())
    .map(path => path.replaceAll('\\', '/'))
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

/** @param dist absolute path of the built plugin @returns one line each; none when it is fit to be packed */
export function packageProblems(dist: string): string[] {
  const files = filesOf(dist);
  if (!files.includes('plugin.json')) return ['plugin.json is missing: run npm run build'];
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const manifests = files.filter(path => path === 'plugin.json' || path.endsWith('/plugin.json'));
  return [
    ...TEXTS.filter(name => !isFilled(join(dist, name))).map(name => `${name} is missing or empty`),
    ...files.filter(path => !FITTING.test(path)).map(path => `${path} does not belong into a plugin`),
    ...files.filter(path => path.endsWith('.map')).flatMap(path => foreignSources(dist, path)),
    ...manifests.flatMap(path => manifestProblems(dist, path, version)),
    ...includeProblems(dist, manifests),
  ];
}

const isFilled = (path: string) => (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0;

const read = (dist: string, path: string) => JSON.parse(readFileSync(join(dist, path), 'utf8')) as Manifest;

function foreignSources(dist: string, path: string): string[] {
  const { sources } = JSON.parse(readFileSync(join(dist, path), 'utf8')) as { sources: readonly string[] };
  return sources
    .filter(source => !BUNDLED.test(source))
    .map(source => `${path} names ${source}, which is no browser code`);
}

function manifestProblems(dist: string, path: string, version: string): string[] {
  const { id, type, info, dependencies, executable } = read(dist, path);
  const folder = dirname(path);
  const pictures = [info.logos.small, info.logos.large, ...info.screenshots.map(shot => shot.path)];
  const launchers = executable ? LAUNCHER_PLATFORMS.map(platform => `${executable}_${platform}`) : [];
  const needed = ['module.js', ...new Set(pictures), ...launchers];
  return [
    ...(ID.test(id) && id.endsWith(`-${type}`) ? [] : [`the id '${id}' has another form than org-name-${type}`]),
    ...(info.version === version ? [] : [`the version is '${info.version}', of the repository '${version}'`]),
    ...(/^\d{4}-\d\d-\d\d$/.test(info.updated) ? [] : [`'${info.updated}' is no date`]),
    ...(dependencies.grafanaDependency ? [] : ['dependencies.grafanaDependency is missing']),
    ...needed.filter(name => !isFilled(join(dist, folder, name))).map(name => `${name} is missing or empty`),
  ].map(problem => `${path}: ${problem}`);
}

/** The app includes each nested plugin by its path, and no file that is not there. */
function includeProblems(dist: string, manifests: readonly string[]): string[] {
  const files = (read(dist, 'plugin.json').includes ?? []).filter(({ type }) => type !== 'page');
  const nested = manifests.filter(path => path !== 'plugin.json');
  const missing = files.filter(({ path }) => !existsSync(join(dist, path)));
  const wrong = files.filter(({ path, type }) => nested.includes(path) && read(dist, path).type !== type);
  return [
    ...missing.map(({ path }) => `plugin.json: includes ${path}, which is not there`),
    ...wrong.map(({ path, type }) => `plugin.json: includes ${path} as ${type}, which it is not`),
    ...nested
      .filter(path => !files.some(file => file.path === path))
      .map(path => `plugin.json: does not include ${path}`),
  ];
}
