// Dashboard JSON → panels of a scene, with their data.
import {
  type SceneDataProvider,
  SceneDataTransformer,
  SceneGridItem,
  SceneGridLayout,
  SceneGridRow,
  SceneQueryRunner,
  VizPanel,
} from '@grafana/scenes';
import type { PanelJson } from './json.ts';
import { PanelTimeRange } from './panel-time-range.tsx';

export function toPanel(json: PanelJson): VizPanel {
  const { id, type, title = '', description, options = {}, fieldConfig, pluginVersion, transparent } = json;
  const { timeFrom, hideTimeOverride = false } = json;
  const data = dataOf(json);
  return new VizPanel({
    key: `panel-${id}`,
    pluginId: type,
    title,
    options,
    fieldConfig: fieldConfig ?? { defaults: {}, overrides: [] },
    hoverHeader: title === '',
    ...(description ? { description } : {}),
    ...(pluginVersion ? { pluginVersion } : {}),
    ...(transparent ? { displayMode: 'transparent' } : {}),
    ...(data ? { $data: data } : {}),
    ...(timeFrom ? { $timeRange: new PanelTimeRange({ timeFrom, hidden: hideTimeOverride }) } : {}),
  });
}

/** Nothing for a panel without queries: a text panel would wait for its data for ever. */
function dataOf({ targets, datasource, maxDataPoints, interval, transformations }: PanelJson) {
  if (!targets || targets.length === 0) return undefined;
  const runner: SceneDataProvider = new SceneQueryRunner({
    queries: targets.map(target => ({ datasource, ...target })),
    maxDataPointsFromWidth: true,
    ...(datasource ? { datasource } : {}),
    ...(maxDataPoints ? { maxDataPoints } : {}),
    ...(interval ? { minInterval: interval } : {}),
  });
  return transformations?.length ? new SceneDataTransformer({ $data: runner, transformations }) : runner;
}

const toItem = (json: PanelJson): SceneGridItem => {
  const { x, y, w: width, h: height } = json.gridPos;
  return new SceneGridItem({ x, y, width, height, body: toPanel(json) });
};

/** The panels of an open row follow it as its siblings: here they move into it. */
export function toGrid(panels: readonly PanelJson[]): SceneGridLayout {
  const children: (SceneGridItem | SceneGridRow)[] = [];
  let row: { readonly json: PanelJson; readonly panels: PanelJson[] } | undefined;
  const close = () => {
    if (row) children.push(toRow(row.json, row.panels));
  };
  for (const panel of panels) {
    if (panel.type === 'row') {
      close();
      row = { json: panel, panels: [...(panel.panels ?? [])] };
    } else if (row) row.panels.push(panel);
    else children.push(toItem(panel));
  }
  close();
  return new SceneGridLayout({ children });
}

const toRow = ({ title = '', gridPos, collapsed }: PanelJson, panels: readonly PanelJson[]): SceneGridRow =>
  new SceneGridRow({ title, y: gridPos.y, isCollapsed: collapsed ?? false, children: panels.map(toItem) });

/** Rows included. */
export const allPanels = (panels: readonly PanelJson[]): PanelJson[] =>
  panels.flatMap(panel => [panel, ...allPanels(panel.panels ?? [])]);
