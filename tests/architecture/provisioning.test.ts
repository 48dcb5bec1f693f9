// The files with which a Grafana is set up, held to manifests, dashboards and the service's own schema.
import { FORECAST_QUERY_TYPE, ForecastQueryOptions, migrateForecastQuery } from '@foresight/contracts';
import { describe, expect, it } from 'vitest';
import { readQuery } from '../../backend-proxy/src/grafana/queries/index.ts';
import {
  APPS,
  DASHBOARDS,
  DATA_SOURCES,
  idsOf,
  PLUGIN_IDS,
  PROVIDERS,
  panelsOf,
  RULES,
  readIni,
} from './grafana-files.ts';

const forecast = {
  type: FORECAST_QUERY_TYPE,
  schema: ForecastQueryOptions,
  migrate: migrateForecastQuery,
  run: async () => [],
};
const [appId = ''] = idsOf('app');
const [dataSourceId = ''] = idsOf('datasource');

describe('provisioning', () => {
  it('enables the app and adds a data source with the token of the environment', () => {
    expect(APPS).toEqual([{ type: appId, org_id: 1, disabled: false }]);
    expect(DATA_SOURCES).toEqual([
      expect.objectContaining({
        uid: 'foresight',
        type: dataSourceId,
        access: 'proxy',
        secureJsonData: { token: '$FORESIGHT_TOKEN' },
      }),
    ]);
  });

  it('takes the dashboards from the folder of the plugin', () => {
    expect(PROVIDERS.map(({ options }) => options.path)).toEqual([`$GF_PATHS_PLUGINS/${appId}/dashboards`]);
  });

  it('tells Grafana of every part of the plugin, and where the service is', () => {
    const { plugins, [`plugin.${dataSourceId}`]: own, ...rest } = readIni('provisioning/grafana.ini');
    expect(plugins!.allow_loading_unsigned_plugins!.split(',').sort()).toEqual([...PLUGIN_IDS].sort());
    expect(own!.grpc_address).toMatch(/^unix:\/.{1,105}$/);
    expect(rest).toEqual({});
  });
});

describe.each(RULES)('the alert rule "$title"', rule => {
  const refs = rule.data.map(({ refId }) => refId);
  const questions = rule.data.filter(({ datasourceUid }) => datasourceUid !== '__expr__');

  it('has a fixed uid, and states for the times without an answer', () => {
    expect(rule.uid).toMatch(/^[A-Za-z0-9_-]{1,40}$/);
    expect(['NoData', 'Alerting', 'OK', 'KeepLast']).toContain(rule.noDataState);
    expect(['Error', 'Alerting', 'OK', 'KeepLast']).toContain(rule.execErrState);
    expect(Object.keys(rule.annotations)).toEqual(['summary', 'description']);
  });

  it('asks what the service takes, without variables: rules have none', () => {
    expect(questions.length).toBeGreaterThan(0);
    for (const { datasourceUid, model, relativeTimeRange } of questions) {
      expect(DATA_SOURCES.map(({ uid }) => uid)).toContain(datasourceUid);
      expect(JSON.stringify(model)).not.toContain('$');
      expect(relativeTimeRange!.from).toBeGreaterThan(relativeTimeRange!.to);
      expect(readQuery(forecast, model)).toMatchObject({ roles: ['forecast'], beyondRange: true });
    }
  });

  it('goes from question to condition without a gap', () => {
    expect(refs).toContain(rule.condition);
    for (const { refId, model } of rule.data) expect(model.refId).toBe(refId);
    const used = rule.data.flatMap(({ model }) => (typeof model.expression === 'string' ? [model.expression] : []));
    expect(used.filter(ref => !refs.includes(ref))).toEqual([]);
    expect(refs.filter(ref => ref !== rule.condition && !used.includes(ref))).toEqual([]);
  });

  it('leads to a panel that shows the same metric', () => {
    const dashboard = DASHBOARDS.find(({ json }) => json.uid === rule.dashboardUid);
    const panel = panelsOf(dashboard!.json).find(({ id }) => id === rule.panelId);
    expect(panel?.targets?.map(({ metric }) => metric)).toEqual(questions.map(({ model }) => model.metric));
  });
});
