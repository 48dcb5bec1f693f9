// How the two lines of a series look, in the plot and over it.
import type { GrafanaTheme2 } from '@grafana/data';
import { isPast, type SceneSeries } from './scene.ts';

/** CSS pixels. */
export const LINE = 1.5;
const FORECAST_DASH = [5, 4];
const DRIFT_DASH = [2, 4];

/** With fewer samples than this the line alone would claim more than is known. */
export const FEW = 30;

export const dashOf = ({ forecast, doubtful }: SceneSeries): number[] =>
  forecast?.custom.method === 'drift' || doubtful ? DRIFT_DASH : FORECAST_DASH;

/** What happened keeps the colour of the series; what was said of it on a past day is neutral. */
export const colorsOf = (one: SceneSeries, theme: GrafanaTheme2): { past: string; ahead: string } => ({
  past: one.color,
  ahead: isPast(one) ? theme.colors.text.primary : one.color,
});
