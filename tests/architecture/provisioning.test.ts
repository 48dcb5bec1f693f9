// The files with which a Grafana is set up, held to manifests, dashboards and the service's own schema.
import {
  type AlertRule,
  ANOMALY_QUERY_TYPE,
  AnomalyQueryOptions,
  BREACH_QUERY_TYPE,
  BreachQueryOptions,
  FORECAST_QUERY_TYPE,
  ForecastQueryOptions,
  grafanaRule,
  MODEL_QUERY_TYPE,
  ModelQueryOptions,
  migrateAnomalyQuery,
  migrateBreachQuery,
  migrateForecastQuery,
  migrateModelQuery,
} from '@foresight/contracts';
import { describe, expect, it } from 'vitest';
import { type QueryType, readQuery } from '../../backend-proxy/src/grafana/queries/index.ts';
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

const run = async () => [];
/** Query types that rules may ask. */
const TYPES: Readonly<Record<string, QueryType>> = {
  [ANOMALY_QUERY_TYPE]: { type: ANOMALY_QUERY_TYPE, schema: AnomalyQueryOptions, migrate: migrateAnomalyQuery, run },
  [BREACH_QUERY_TYPE]: { type: BREACH_QUERY_TYPE, schema: BreachQueryOptions, migrate: migrateBreachQuery, run },
  [FORECAST_QUERY_TYPE]: {
    type: FORECAST_QUERY_TYPE,
    schema: ForecastQueryOptions,
    migrate: migrateForecastQuery,
    run,
  },
  [MODEL_QUERY_TYPE]: { type: MODEL_QUERY_TYPE, schema: ModelQueryOptions, migrate: migrateModelQuery, run },
};
/** The ready rules of the sample, as people would fill them in. */
const READY: Readonly<Record<string, AlertRule>> = {
  'foresight-requests-breach': {
    kind: 'breach',
    metric: 'requests',
    horizon: 48,
    limit: { value: 20_000, direction: 'above' },
    probability: 0.2,
  },
  'foresight-requests-outside': {
    kind: 'outside',
    metric: 'requests',
    x: 3,
    n: 5,
    direction: 'both',
    sensitivity: 'normal',
  },
  'foresight-requests-distrust': { kind: 'distrust', metric: 'requests', sign: 'healthy' },
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
      const asked = readQuery(TYPES[model.queryType as string]!, model);
      // History and bands are series of their own: a rule takes what it is about.
      if (model.queryType === 'forecast') expect(asked).toMatchObject({ roles: ['forecast'], beyondRange: true });
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

describe('the ready rules of the sample', () => {
  it.each(Object.entries(READY))('%s is what the menu makes of its sentence', (uid, sentence) => {
    const rule = RULES.find(one => one.uid === uid);
    const made = grafanaRule(sentence, { datasourceUid: 'foresight', folderUid: '', group: '', for: '0s' });
    expect(rule).toMatchObject({ condition: made.condition, noDataState: 'NoData', execErrState: 'Error' });
    expect(rule?.data.map(({ model }) => model)).toEqual(made.data.map(({ model }) => model));
    expect(rule?.data[0]?.relativeTimeRange).toEqual(made.data[0]?.relativeTimeRange);
  });

  it('are all there', () => expect(RULES.map(({ uid }) => uid)).toEqual(expect.arrayContaining(Object.keys(READY))));
});
