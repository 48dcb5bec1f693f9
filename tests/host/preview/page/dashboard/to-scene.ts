// Dashboard JSON → scene: variables, time range, refresh, shared crosshair, and the grid of panels.
import {
  behaviors,
  EmbeddedScene,
  SceneControlsSpacer,
  SceneFlexItem,
  SceneFlexLayout,
  type SceneObject,
  SceneRefreshPicker,
  SceneTimePicker,
  SceneTimeRange,
  VariableValueSelectors,
} from '@grafana/scenes';
import type { DashboardJson } from './json.ts';
import { allPanels, toGrid, toPanel } from './panels.ts';
import { variableSet } from './variables.ts';

export function toScene(json: DashboardJson): EmbeddedScene {
  const refresh = json.refresh || '';
  const controls = [
    new VariableValueSelectors({}),
    new SceneControlsSpacer(),
    new SceneTimePicker({ isOnCanvas: true }),
    new SceneRefreshPicker({ isOnCanvas: true, refresh }),
  ];
  return scene(json, toGrid(json.panels ?? []), controls);
}

/** One panel that fills the window. @throws {Error} when the dashboard has none of that id */
export function toSoloScene(json: DashboardJson, panelId: number): EmbeddedScene {
  const panel = allPanels(json.panels ?? []).find(({ id, type }) => id === panelId && type !== 'row');
  if (!panel) throw new Error(`dashboard ${json.uid} has no panel ${panelId}`);
  const body = new SceneFlexLayout({ children: [new SceneFlexItem({ body: toPanel(panel) })] });
  return scene(json, body);
}

function scene(json: DashboardJson, body: SceneObject, controls?: SceneObject[]): EmbeddedScene {
  const { time = { from: 'now-6h', to: 'now' }, timezone = 'browser', graphTooltip = 0 } = json;
  return new EmbeddedScene({
    $timeRange: new SceneTimeRange({ ...time, timeZone: timezone }),
    $variables: variableSet(json.templating?.list ?? []),
    $behaviors: [new behaviors.CursorSync({ key: json.uid, sync: graphTooltip })],
    ...(controls ? { controls } : {}),
    body,
  });
}
