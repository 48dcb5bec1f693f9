// Brings the options of a saved panel up to date. Members that no version knew are left out.
import type { PanelModel } from '@grafana/data';
import { DEFAULT_OPTIONS, type ForecastPanelOptions } from './options.ts';

/** @param panel as saved by any earlier version, or for another panel type and switched to this one */
export function migrateOptions({ options }: Pick<PanelModel, 'options'>): ForecastPanelOptions {
  const saved = (options ?? {}) as Partial<Record<keyof ForecastPanelOptions, unknown>>;
  const flag = (name: keyof ForecastPanelOptions) =>
    typeof saved[name] === 'boolean' ? saved[name] : DEFAULT_OPTIONS[name];
  return { beyondRange: flag('beyondRange'), showLegend: flag('showLegend') };
}
