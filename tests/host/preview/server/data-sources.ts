// The data sources of the preview: what Grafana keeps in its database, and what it sends along with every call.
import type { IncomingMessage } from 'node:http';
import type { PluginContext } from '../../../../backend-proxy/src/grafana/protocol/index.ts';
import { forbidden, notFound } from './http-error.ts';
import type { PluginMeta } from './plugins.ts';

export interface PreviewDataSource {
  readonly uid: string;
  readonly name: string;
  /** The secret `token` of the data source. */
  readonly token: string;
  readonly jsonData?: Readonly<Record<string, unknown>>;
}

/** 'None': signed in, without any right. */
export const ROLES = ['None', 'Viewer', 'Editor', 'Admin'] as const;
export type Role = (typeof ROLES)[number];

/** The page sends the role that it was opened with. */
export const ROLE_HEADER = 'x-preview-role';

export const toRole = (value: unknown): Role => ROLES.find(role => role === value) ?? 'Admin';

/** Somebody with that role, as boot data and as PluginContext have them. */
export const userOf = (role: Role) => {
  const login = role.toLowerCase();
  return { login, name: role, email: `${login}@localhost` };
};

/** @throws {HttpError} 404 */
export function dataSourceOf(all: readonly PreviewDataSource[], uid: string | undefined): PreviewDataSource {
  const found = all.find(one => one.uid === uid);
  if (!found) throw notFound('Data source not found');
  return found;
}

/** What Grafana sends to the backend with each call of this page. @throws {HttpError} 403 for who may not query at all */
export function contextOf(
  { meta, all, changed }: { meta: PluginMeta; all: readonly PreviewDataSource[]; changed: number },
  { uid, name, token, jsonData = {} }: PreviewDataSource,
  request: IncomingMessage,
): PluginContext {
  const role = toRole(request.headers[ROLE_HEADER]);
  if (role === 'None') throw forbidden('datasources:query');
  const settings = {
    id: all.findIndex(one => one.uid === uid) + 1,
    uid,
    name,
    jsonData: Buffer.from(JSON.stringify(jsonData)),
    decryptedSecureJsonData: token ? { token } : {},
    lastUpdatedMS: changed,
  };
  const facts = { pluginVersion: meta.info.version, grafanaConfig: {} };
  return {
    orgId: 1,
    pluginId: meta.id,
    user: { ...userOf(role), role },
    dataSourceInstanceSettings: settings,
    ...facts,
  };
}
