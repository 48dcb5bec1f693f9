// What ships for Grafana, read once: manifests, dashboards, provisioning. For tests that hold them to the code.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { pluginSources, ROOT } from '../../scripts/plugin/plugins.ts';

export interface Include {
  readonly type: string;
  readonly name: string;
  readonly path: string;
}

export interface Target {
  readonly refId: string;
  readonly datasource?: { readonly type: string; readonly uid: string };
  readonly [member: string]: unknown;
}

export interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets?: readonly Target[];
  readonly panels?: readonly Panel[];
}

export interface Variable {
  readonly type: string;
  readonly name: string;
  readonly query: unknown;
  readonly datasource?: { readonly type: string; readonly uid: string };
  readonly current: { readonly value?: string | readonly string[] };
}

export interface Dashboard {
  readonly uid: string;
  readonly title: string;
  readonly tags: readonly string[];
  readonly schemaVersion: number;
  readonly panels: readonly Panel[];
  readonly templating: { readonly list: readonly Variable[] };
}

export interface Rule {
  readonly uid: string;
  readonly title: string;
  readonly condition: string;
  readonly noDataState: string;
  readonly execErrState: string;
  readonly dashboardUid: string;
  readonly panelId: number;
  readonly annotations: Readonly<Record<string, string>>;
  readonly data: readonly {
    readonly refId: string;
    readonly datasourceUid: string;
    readonly relativeTimeRange?: { readonly from: number; readonly to: number };
    readonly model: Readonly<Record<string, unknown>>;
  }[];
}

export const readText = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
export const readYaml = <T>(path: string): T => parse(readText(path)) as T;
const readJson = <T>(path: string): T => JSON.parse(readText(path)) as T;

/** The ids of the app and all that is nested in it. */
export const PLUGIN_IDS = pluginSources().map(({ id }) => id);
export const idsOf = (type: string) => pluginSources().flatMap(source => (source.type === type ? [source.id] : []));
export const INCLUDES = readJson<{ includes: readonly Include[] }>('plugin.json').includes;

export const DASHBOARDS = readdirSync(join(ROOT, 'dashboards')).map(file => ({
  path: `dashboards/${file}`,
  json: readJson<Dashboard & Readonly<Record<string, unknown>>>(`dashboards/${file}`),
}));

/** Those of rows included. */
export const panelsOf = ({ panels }: Dashboard): Panel[] =>
  panels.flatMap(panel => [panel, ...(panel.panels ?? [])]).filter(({ type }) => type !== 'row');

interface DataSource {
  readonly uid: string;
  readonly type: string;
  readonly secureJsonData: { readonly token: string };
}
export const DATA_SOURCES = readYaml<{ datasources: readonly DataSource[] }>(
  'provisioning/datasources/foresight.yaml',
).datasources;
export const APPS = readYaml<{ apps: readonly { type: string }[] }>('provisioning/plugins/foresight.yaml').apps;
export const PROVIDERS = readYaml<{ providers: readonly { options: { path: string } }[] }>(
  'provisioning/dashboards/foresight.yaml',
).providers;
export const RULES = readYaml<{ groups: readonly { rules: readonly Rule[] }[] }>(
  'provisioning/alerting/foresight.yaml',
).groups.flatMap(({ rules }) => rules);

/** Sections and keys of an ini file; comments left out. */
export function readIni(path: string): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const sections: Record<string, Record<string, string>> = {};
  let section: Record<string, string> = {};
  for (const line of readText(path).split('\n')) {
    const [, name] = /^\[(.+)\]$/.exec(line) ?? [];
    const [, key, value] = /^([a-z_]+) = (.*)$/.exec(line) ?? [];
    if (name !== undefined) {
      section = {};
      sections[name] = section;
    } else if (key !== undefined && value !== undefined) section[key] = value;
    else if (line !== '' && !line.startsWith('#')) throw new Error(`${path} has a line that is neither: ${line}`);
  }
  return sections;
}
