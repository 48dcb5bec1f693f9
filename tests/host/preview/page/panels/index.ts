// Stand-ins for Grafana's own panels, by their id.
import type { PanelPlugin } from '@grafana/data';
import { statPanel } from './stat.tsx';
import { tablePanel } from './table.tsx';
import { textPanel } from './text.tsx';
import { timeSeriesPanel } from './timeseries.tsx';

// Options differ from panel to panel.
export const CORE_PANELS: Readonly<Record<string, PanelPlugin>> = {
  stat: statPanel as PanelPlugin,
  table: tablePanel as PanelPlugin,
  text: textPanel as PanelPlugin,
  timeseries: timeSeriesPanel as PanelPlugin,
};
