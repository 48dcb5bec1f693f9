// What a user can set, beside Grafana's own field options (unit, decimals, min, max, colour, name) and the scale.
import type { Future } from './chart/ranges.ts';
import { DEFAULT_HERE, type HereOptions } from './here/here-options.ts';

export interface ForecastPanelOptions {
  /** How much of the horizon is drawn, without moving the dashboard's range. */
  readonly future: Future;
  readonly showLegend: boolean;
  /** Past forecasts can be looked up. */
  readonly showReplay: boolean;
  /** Sliders that change what is to come. */
  readonly whatIf: boolean;
  /** ISO time: the panel opens on what was said then. May hold template variables. Empty: now. */
  readonly asOf: string;
  /** Numbers of other data sources are forecast on the spot. */
  readonly forecastHere: HereOptions;
}

export const DEFAULT_OPTIONS: ForecastPanelOptions = {
  future: 'whole',
  showLegend: true,
  showReplay: true,
  whatIf: false,
  asOf: '',
  forecastHere: DEFAULT_HERE,
};
