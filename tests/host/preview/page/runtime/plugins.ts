// Our plugins by id: loaded from dist/ as Grafana loads them, or a stand-in for one of Grafana's own panels.
import type {
  AppPlugin,
  AppPluginMeta,
  DataSourceApi,
  DataSourcePlugin,
  DataSourcePluginMeta,
  PanelPlugin,
  PanelPluginMeta,
} from '@grafana/data';
import { config, getBackendSrv } from '@grafana/runtime';
import { CORE_PANELS } from '../panels/index.ts';
import { WAVES_ID, wavesPlugin } from '../sources/waves.tsx';
import { loadModule } from './amd.ts';

const panels = new Map<string, PanelPlugin>();

async function importPlugin<T extends { meta: object }>(meta: { module: string }): Promise<T> {
  const { plugin } = (await loadModule(`/${meta.module.replace(/^\//, '')}`)) as { plugin?: T };
  if (!plugin) throw new Error(`${meta.module} exports no plugin`);
  plugin.meta = meta;
  return plugin;
}

/** @throws {Error} for a panel that is neither ours nor one of the stand-ins */
export async function importPanelPlugin(id: string): Promise<PanelPlugin> {
  const known = panels.get(id);
  if (known) return known;
  const meta = config.panels[id] as PanelPluginMeta | undefined;
  const plugin = CORE_PANELS[id] ?? (meta && (await importPlugin<PanelPlugin>(meta)));
  if (!plugin) throw new Error(`the preview has no panel '${id}'`);
  panels.set(id, plugin);
  return plugin;
}

export const getPanelPluginFromCache = (id: string): PanelPlugin | undefined => panels.get(id);

// The props of editors and the class differ from plugin to plugin.
export type AnyDataSourcePlugin = DataSourcePlugin<DataSourceApi>;

/** Ours from dist/, or the one that belongs to the preview. */
export function importDataSourcePlugin(meta: DataSourcePluginMeta): Promise<AnyDataSourcePlugin> {
  if (meta.id !== WAVES_ID) return importPlugin<AnyDataSourcePlugin>(meta);
  wavesPlugin.meta = meta;
  return Promise.resolve(wavesPlugin as unknown as AnyDataSourcePlugin);
}

/** @throws {FetchError} 404 for an app that is not in dist/ */
export async function importAppPlugin(id: string): Promise<AppPlugin> {
  const meta = await getBackendSrv().get<AppPluginMeta>(`/api/plugins/${id}/settings`, undefined, undefined, {
    showErrorAlert: false,
  });
  const plugin = await importPlugin<AppPlugin>(meta);
  plugin.init(plugin.meta);
  return plugin;
}
