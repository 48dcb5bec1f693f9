// The dashboards that ship: Grafana takes them as they are, and the service takes every query in them.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FORECAST_QUERY_TYPE, ForecastQueryOptions, migrateForecastQuery } from '@foresight/contracts';
import { describe, expect, it } from 'vitest';
import { readQuery } from '../../backend-proxy/src/grafana/queries/index.ts';
import { ROOT } from '../../scripts/plugin/plugins.ts';
import { DASHBOARDS, type Dashboard, INCLUDES, idsOf, panelsOf, type Target } from './grafana-files.ts';

/** Panels that every Grafana has. */
const CORE_PANELS = ['text', 'stat', 'timeseries', 'table'];
/** Of Grafana 12.3, the oldest that is supported. */
const SCHEMA_VERSION = 42;
const [dataSourceId = ''] = idsOf('datasource');

const forecast = {
  type: FORECAST_QUERY_TYPE,
  schema: ForecastQueryOptions,
  migrate: migrateForecastQuery,
  run: async () => [],
};

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

  it('asks the data source that is chosen at its top', () => {
    const [choice] = json.templating.list;
    expect(choice).toMatchObject({ type: 'datasource', query: dataSourceId });
    const asked = [...targets.map(({ target }) => target), ...json.templating.list.slice(1)];
    expect(asked.length).toBeGreaterThan(1);
    for (const { datasource } of asked) expect(datasource).toEqual({ type: dataSourceId, uid: `\${${choice!.name}}` });
  });

  it.each(targets)('asks in "$title" what the service takes', ({ target }) => {
    expect(target.queryType).toBe(FORECAST_QUERY_TYPE);
    expect(readQuery(forecast, opened(json, target))).toMatchObject({ metric: expect.any(String) });
  });
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
