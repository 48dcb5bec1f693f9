// setDataSourceSrv: the data sources of the boot data, made from the class in our built plugin.
import type { DataSourceApi, DataSourceInstanceSettings, DataSourceRef, ScopedVars } from '@grafana/data';
import { config, type DataSourceSrv, type GetDataSourceListFilters } from '@grafana/runtime';
import { importDataSourcePlugin } from './plugins.ts';
import { templateSrv } from './template-srv.ts';

const instances = new Map<string, Promise<DataSourceApi>>();
type Reference = DataSourceRef | string | null | undefined;

const all = (): DataSourceInstanceSettings[] => Object.values(config.datasources);

/** The uid or name as it is written, a variable perhaps. */
const written = (ref: Reference): string | undefined => (typeof ref === 'string' ? ref : ref?.uid) || undefined;

function find(ref: Reference, scopedVars?: ScopedVars): DataSourceInstanceSettings | undefined {
  const type = typeof ref === 'object' ? ref?.type : undefined;
  const name = templateSrv.replace(written(ref) ?? '', scopedVars);
  if (name !== '' && name !== 'default') return all().find(one => one.uid === name || one.name === name);
  return all().find(one => type === undefined || one.type === type);
}

/** A variable keeps its name as uid, with the real one beside it: that is how the query class knows itself again. */
function getInstanceSettings(ref?: Reference, scopedVars?: ScopedVars): DataSourceInstanceSettings | undefined {
  const found = find(ref, scopedVars);
  const name = written(ref);
  if (!found || !name?.startsWith('$')) return found;
  return { ...found, isDefault: false, name, uid: name, rawRef: { type: found.type, uid: found.uid } };
}

async function create(settings: DataSourceInstanceSettings): Promise<DataSourceApi> {
  const plugin = await importDataSourcePlugin(settings.meta);
  const instance = new plugin.DataSourceClass(settings);
  instance.components = plugin.components;
  return instance;
}

async function get(ref?: Reference, scopedVars?: ScopedVars): Promise<DataSourceApi> {
  const settings = find(ref, scopedVars);
  if (!settings) throw new Error(`Datasource ${written(ref) ?? 'default'} was not found`);
  const instance = instances.get(settings.uid) ?? create(settings);
  instances.set(settings.uid, instance);
  return instance;
}

function getList({ type, pluginId, filter, alerting, metrics }: GetDataSourceListFilters = {}) {
  const types = [type ?? []].flat();
  return all().filter(one => {
    const fits = types.length === 0 || types.includes(one.type);
    const able = (!alerting || one.meta.alerting) && (!metrics || one.meta.metrics);
    return fits && able && (!pluginId || one.type === pluginId) && (filter?.(one) ?? true);
  });
}

export const dataSourceSrv: DataSourceSrv = {
  get,
  getInstanceSettings,
  getList,
  reload: () => undefined,
  registerRuntimeDataSource: () => undefined,
};
