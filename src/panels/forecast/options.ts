// What a user can set, beside Grafana's own field options (unit, decimals, min, max, colour, name).

export interface ForecastPanelOptions {
  /** The horizon is drawn whole, even where it goes past the dashboard's time range. */
  readonly beyondRange: boolean;
  readonly showLegend: boolean;
}

export const DEFAULT_OPTIONS: ForecastPanelOptions = { beyondRange: true, showLegend: true };
