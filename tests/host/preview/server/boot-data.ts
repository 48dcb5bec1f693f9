// window.grafanaBootData: what Grafana's libraries expect to find before the first module runs.
import { type PreviewDataSource, type Role, userOf } from './data-sources.ts';
import type { Plugin } from './plugins.ts';
import { WAVES } from './waves-settings.ts';

/** The release that the npm libraries belong to. */
export const GRAFANA_VERSION = '12.4.10';

export interface BootOptions {
  readonly plugins: readonly Plugin[];
  readonly dataSources: readonly PreviewDataSource[];
  readonly theme: 'light' | 'dark';
  readonly role: Role;
  readonly appUrl: string;
}

/** A classic script: it must have run before the module that reads it. */
export function bootScript(options: BootOptions): string {
  return `window.__grafana_public_path__ = '/public/';\nwindow.grafanaBootData = ${JSON.stringify(bootData(options))};\n`;
}

function bootData({ plugins, dataSources, theme, role, appUrl }: BootOptions): object {
  const ofType = (type: string) => plugins.filter(({ meta }) => meta.type === type).map(({ meta }) => meta);
  const [dataSourceMeta] = ofType('datasource');
  return {
    user: {
      ...userOf(role),
      id: 1,
      isSignedIn: true,
      orgId: 1,
      orgName: 'Preview',
      orgRole: role,
      isGrafanaAdmin: role === 'Admin',
      theme,
      lightTheme: theme === 'light',
      timezone: 'browser',
      weekStart: 'browser',
      locale: 'en-US',
      language: 'en-US',
      regionalFormat: 'en-US',
      permissions: {},
    },
    settings: {
      appUrl,
      appSubUrl: '',
      buildInfo: { version: GRAFANA_VERSION, commit: 'preview', env: 'production', edition: 'Open Source' },
      defaultDatasource: dataSources[0]?.name ?? '',
      datasources: {
        ...Object.fromEntries(
          dataSources.map(({ uid, name, jsonData = {} }, i) => [
            name,
            {
              id: i + 1,
              uid,
              name,
              type: dataSourceMeta?.id,
              meta: dataSourceMeta,
              jsonData,
              access: 'proxy',
              url: `/api/datasources/proxy/uid/${uid}`,
              readOnly: false,
              isDefault: i === 0,
            },
          ]),
        ),
        [WAVES.name]: { ...WAVES, id: dataSources.length + 1 },
      },
      panels: Object.fromEntries(ofType('panel').map((meta, sort) => [meta.id, { ...meta, sort }])),
      apps: Object.fromEntries(
        ofType('app').map(meta => [
          meta.id,
          { id: meta.id, path: `/${meta.module}`, version: meta.info.version, preload: false },
        ]),
      ),
      featureToggles: { timeRangePan: true },
      minRefreshInterval: '5s',
      liveEnabled: false,
      unifiedAlertingEnabled: true,
      expressionsEnabled: true,
    },
    navTree: [],
  };
}
