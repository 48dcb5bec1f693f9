// Dashboards for the tests of the preview itself, with stand-ins of Grafana's panels, whose text can be read.
import type { DashboardJson } from '../start-preview.ts';

const TYPE = 'foresight-analytics-datasource';
const dataSource = { type: TYPE, uid: '$datasource' };

export const query = (metric: string, service?: string): object => ({
  refId: 'A',
  queryType: 'forecast',
  version: 1,
  metric,
  ...(service ? { labels: [{ name: 'service', op: '=', value: service }] } : {}),
});

interface PanelOptions {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly targets?: readonly object[];
  readonly [key: string]: unknown;
}

/** Two in a line, in the order of their ids. */
export const panelJson = ({ targets = [], ...rest }: PanelOptions): object => ({
  gridPos: { x: ((rest.id - 1) % 2) * 12, y: Math.floor((rest.id - 1) / 2) * 8, w: 12, h: 8 },
  datasource: dataSource,
  targets,
  options: {},
  fieldConfig: { defaults: {}, overrides: [] },
  ...rest,
});

/** The last value of the history, and nothing of the forecast. */
export const lastActual = { reduceOptions: { calcs: ['lastNotNull'], fields: '/actual/' }, textMode: 'value' };

export const dataSourceVariable = {
  type: 'datasource',
  name: 'datasource',
  query: TYPE,
  current: { value: 'foresight' },
};

export function dashboard(uid: string, panels: readonly object[], more: Partial<DashboardJson> = {}): DashboardJson {
  const time = { from: 'now-7d', to: 'now' };
  return { uid, title: uid, time, templating: { list: [dataSourceVariable] }, panels, ...more };
}
