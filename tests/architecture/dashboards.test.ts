// The dashboards that ship: Grafana takes them as they are, and the service takes every query in them.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  ANOMALY_QUERY_TYPE,
  AnomalyQueryOptions,
  BREACH_QUERY_TYPE,
  BreachQueryOptions,
  CAPACITY_QUERY_TYPE,
  CapacityQueryOptions,
  FORECAST_QUERY_TYPE,
  ForecastQueryOptions,
  GROWTH_QUERY_TYPE,
  GrowthQueryOptions,
  MODEL_QUERY_TYPE,
  ModelQueryOptions,
  migrateAnomalyQuery,
  migrateBreachQuery,
  migrateCapacityQuery,
  migrateForecastQuery,
  migrateGrowthQuery,
  migrateModelQuery,
  migrateQualityQuery,
  migrateWhatIfQuery,
  QUALITY_QUERY_TYPE,
  QualityQueryOptions,
  WHATIF_QUERY_TYPE,
  WhatIfQueryOptions,
} from '@foresight/contracts';
import type { TSchema } from 'typebox';
import { describe, expect, it } from 'vitest';
import { type QueryType, readQuery } from '../../backend-proxy/src/grafana/queries/index.ts';
import { ROOT } from '../../scripts/plugin/plugins.ts';
import { DASHBOARDS, type Dashboard, INCLUDES, idsOf, panelsOf, type Target } from './grafana-files.ts';

/** Panels that every Grafana has. */
const CORE_PANELS = ['text', 'stat', 'timeseries', 'table'];
/** Of Grafana 12.3, the oldest that is supported. */
const SCHEMA_VERSION = 42;
const [dataSourceId = ''] = idsOf('datasource');

/** The service's own reading of the queries of one type. */
const reader = <Schema extends TSchema>(type: string, schema: Schema, migrate: QueryType<Schema>['migrate']) => ({
  type,
  read: (model: Parameters<typeof readQuery>[1]) => readQuery({ type, schema, migrate, run: async () => [] }, model),
});
const QUERY_TYPES = [
  reader(ANOMALY_QUERY_TYPE, AnomalyQueryOptions, migrateAnomalyQuery),
  reader(BREACH_QUERY_TYPE, BreachQueryOptions, migrateBreachQuery),
  reader(CAPACITY_QUERY_TYPE, CapacityQueryOptions, migrateCapacityQuery),
  reader(FORECAST_QUERY_TYPE, ForecastQueryOptions, migrateForecastQuery),
  reader(GROWTH_QUERY_TYPE, GrowthQueryOptions, migrateGrowthQuery),
  reader(MODEL_QUERY_TYPE, ModelQueryOptions, migrateModelQuery),
  reader(QUALITY_QUERY_TYPE, QualityQueryOptions, migrateQualityQuery),
  reader(WHATIF_QUERY_TYPE, WhatIfQueryOptions, migrateWhatIfQuery),
];

/** By the uids that links and rules keep. */
const SHIPPED = [
  'foresight-capacity',
  'foresight-data-quality',
  'foresight-errors-by-agent',
  'foresight-executive-summary',
  'foresight-forecasts',
  'foresight-growth',
  'foresight-model-health',
];

/** Variables as they stand when the dashboard is opened. */
function opened({ templating }: Dashboard, { datasource: _, ...target }: Target): Record<string, unknown> {
  const chosen = (name: string) => {
    const variable = templating.list.find(one => one.name === name);
    if (!variable) throw new Error(`there is no variable '${name}'`);
    return [variable.current.value].flat()[0] ?? '';
  };
  const text = JSON.stringify(target).replace(/\$\{?(\w+)\}?/g, (_all, name: string) => chosen(name));
  return JSON.parse(text) as Record<string, unknown>;
}

describe.each(DASHBOARDS)('$path', ({ path, json }) => {
  const panels = panelsOf(json);
  const targets = panels.flatMap(panel => (panel.targets ?? []).map(target => ({ title: panel.title, target })));

  it('is in the manifest of the app, by its title', () => {
    expect(INCLUDES).toContainEqual({ type: 'dashboard', name: json.title, path });
  });

  it('is a file that can be provisioned as it is', () => {
    expect(json).toMatchObject({ uid: expect.stringMatching(/^[\w-]{1,40}$/), schemaVersion: SCHEMA_VERSION });
    expect(json.tags).toContain('foresight');
    for (const member of ['id', '__inputs', '__requires', 'revision']) expect(json).not.toHaveProperty(member);
  });

  it('is made of our panels and those that every Grafana has', () => {
    const known = [...idsOf('panel'), ...CORE_PANELS];
    expect(panels.filter(({ type }) => !known.includes(type))).toEqual([]);
    expect(panels.some(({ type }) => idsOf('panel').includes(type))).toBe(true);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  });

  it('places its panels side by side, not on each other', () => {
    for (const [i, { title, gridPos: a }] of panels.entries()) {
      expect(a.x + a.w, title).toBeLessThanOrEqual(24);
      for (const { title: other, gridPos: b } of panels.slice(i + 1)) {
        const apart = a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y;
        expect(apart, `${title} and ${other}`).toBe(true);
      }
    }
  });

  it('says of every picture what it shows', () => {
    expect(panels.filter(({ targets, description }) => targets && !description)).toEqual([]);
  });

  it('leads to the others', () => {
    const list = { type: 'dashboards', asDropdown: true, tags: ['foresight'] };
    expect(json.links).toContainEqual(expect.objectContaining(list));
  });

  it('asks the data source that is chosen at its top', () => {
    const [choice] = json.templating.list;
    expect(choice).toMatchObject({ type: 'datasource', query: dataSourceId });
    const asked = [...targets.map(({ target }) => target), ...json.templating.list.slice(1)];
    expect(asked.length).toBeGreaterThan(1);
    for (const { datasource } of asked) expect(datasource).toEqual({ type: dataSourceId, uid: `\${${choice!.name}}` });
  });

  it.each(targets)('asks in "$title" what the service takes', ({ target }) => {
    const type = QUERY_TYPES.find(one => one.type === target.queryType);
    if (!type) throw new Error(`there is no query type '${target.queryType}'`);
    expect(type.read(opened(json, target))).toMatchObject({ version: expect.any(Number) });
  });
});

it('has the uid it always had', () => {
  expect(DASHBOARDS.map(({ json }) => json.uid).sort()).toEqual(SHIPPED);
});

describe('the manifest of the app', () => {
  it('includes only files that are there', () => {
    const files = INCLUDES.filter(({ type }) => type !== 'page').map(({ path }) => path);
    const place = (path: string) => (path.startsWith('dashboards/') ? path : `src/${path}`);
    expect(files.filter(path => !existsSync(join(ROOT, place(path))))).toEqual([]);
    expect(files.filter(path => path.startsWith('dashboards/')).sort()).toEqual(
      DASHBOARDS.map(({ path }) => path).sort(),
    );
  });
});
