// Which series get a colour of their own, and which are "other".
import { type Field, FieldColorModeId, type GrafanaTheme2, getFieldSeriesColor } from '@grafana/data';
import type { ForecastSeries } from '../../../shared/frames/index.ts';

export interface DrawnSeries extends ForecastSeries {
  readonly color: string;
  /** One of the many beyond the first dozen: neutral, thin, still there. */
  readonly other: boolean;
}

/** More hues than this cannot be told apart. */
export const MOST_COLOURS = 12;

/** The biggest dozen by their newest value keep a colour; the order stays. */
export function drawnSeries(series: readonly ForecastSeries[], theme: GrafanaTheme2): DrawnSeries[] {
  const coloured = new Set(series.toSorted((a, b) => newest(b) - newest(a)).slice(0, MOST_COLOURS));
  let hue = 0;
  return series.map(one => {
    const other = !coloured.has(one);
    return { ...one, other, color: other ? theme.colors.text.secondary : colorOf(one.field, hue++, theme) };
  });
}

function newest({ history, forecast }: ForecastSeries): number {
  return history.value.findLast(value => value !== null) ?? forecast?.value[0] ?? -Infinity;
}

/** All roles of a series take the colour of its place among the series, unless the user gave it one. */
function colorOf(field: Field, place: number, theme: GrafanaTheme2): string {
  const mode = field.config.color?.mode ?? FieldColorModeId.PaletteClassic;
  const config = { ...field.config, color: { ...field.config.color, mode } };
  return getFieldSeriesColor({ ...field, config, state: { ...field.state, seriesIndex: place } }, theme).color;
}
