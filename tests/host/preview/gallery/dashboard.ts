// The gallery as a dashboard: a panel a scenario.
import type { DashboardJson } from '../start-preview.ts';
import { metricOf, SCENARIOS, type Scenario } from './scenarios.ts';

export const GALLERY_UID = 'gallery';
export const DATA_SOURCE_UID = 'foresight';

/** Panel ids count from 1, in the order of the scenarios. */
export const panelId = (name: string): number => SCENARIOS.findIndex(scenario => scenario.name === name) + 1;

const common = { schemaVersion: 42, time: { from: 'now-7d', to: 'now' }, timezone: 'utc' };

export const LIVE_UID = 'live';

export const dashboards: readonly DashboardJson[] = [
  { ...common, uid: GALLERY_UID, title: 'Gallery', panels: SCENARIOS.map(panelOf) },
  // Asks again by itself, as a dashboard on a wall does.
  { ...common, uid: LIVE_UID, title: 'Live', refresh: '5s', panels: [panelOf(SCENARIOS[0]!, 0)] },
];

function panelOf(scenario: Scenario, i: number): object {
  const { title, unit, series } = scenario;
  return {
    id: i + 1,
    type: 'foresight-forecast-panel',
    title,
    gridPos: { x: 0, y: i * 12, w: 24, h: 12 },
    datasource: { type: 'foresight-analytics-datasource', uid: DATA_SOURCE_UID },
    options: {},
    fieldConfig: {
      defaults: {
        ...(unit ? { unit } : {}),
        color: series.length === 1 ? { mode: 'fixed', fixedColor: 'blue' } : { mode: 'palette-classic' },
      },
      overrides: [],
    },
    targets: [{ refId: 'A', queryType: 'forecast', version: 1, metric: metricOf(scenario), horizon: 48 }],
  };
}
