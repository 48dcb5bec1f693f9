// The scenario of a series: its forecast, changed by the same arithmetic as the service's, and what it differs by.
import { changed, changedBand, changesAt, concerns, type WhatIfAdjustment } from '@foresight/contracts';
import type { Band, ForecastSeries } from '../../../shared/frames/index.ts';

export interface ScenarioLine {
  /** Of its series. */
  readonly key: string;
  /** Epoch ms. */
  readonly time: Float64Array;
  /** NaN where the forecast has a hole. */
  readonly value: Float64Array;
  /** Its 80 % band, or the nearest there is. */
  readonly band?: { readonly level: number; readonly lower: Float64Array; readonly upper: Float64Array };
  /** At the last step. */
  readonly difference: Difference;
}

export interface Difference {
  /** Epoch ms. */
  readonly at: number;
  readonly value: number;
  /** Quantiles of the difference: those of the base, changed, minus themselves. Absent where there is no band. */
  readonly between?: { readonly level: number; readonly lower: number; readonly upper: number };
}

const SHOWN_LEVEL = 0.8;

/** Of the series that an adjustment is about; of the others nothing. */
export function scenarioLines(
  series: readonly ForecastSeries[],
  adjustments: readonly WhatIfAdjustment[],
): ScenarioLine[] {
  return series.flatMap(one => scenarioLine(one, adjustments) ?? []);
}

function scenarioLine(one: ForecastSeries, adjustments: readonly WhatIfAdjustment[]): ScenarioLine | undefined {
  const { key, labels, forecast } = one;
  if (!forecast || forecast.time.length === 0) return undefined;
  const { metric } = forecast.custom;
  const acting = adjustments.filter(adjustment => concerns(adjustment, { metric, labels }));
  if (acting.length === 0) return undefined;
  const time = Float64Array.from(forecast.time);
  const changes = changesAt(acting, time);
  const value = changed(numbers(forecast.value), changes);
  const base = nearestBand(forecast.bands);
  const band = base && changedBand(columns(base), changes);
  const last = time.length - 1;
  const { factor, offset } = changes[last]!;
  const moved = (at: number | null | undefined) => (factor - 1) * (at ?? Number.NaN) + offset;
  const ends = base && [moved(base.lower[last]), moved(base.upper[last])];
  return {
    key,
    time,
    value,
    ...(band ? { band } : {}),
    difference: {
      at: time[last]!,
      value: moved(forecast.value[last]),
      ...(ends?.every(Number.isFinite)
        ? { between: { level: base!.level, lower: Math.min(...ends), upper: Math.max(...ends) } }
        : {}),
    },
  };
}

const numbers = (values: readonly (number | null)[]) => Float64Array.from(values, value => value ?? Number.NaN);

const columns = ({ level, lower, upper }: Band) => ({ level, lower: numbers(lower), upper: numbers(upper) });

const nearestBand = (bands: readonly Band[]): Band | undefined =>
  bands.toSorted((a, b) => Math.abs(a.level - SHOWN_LEVEL) - Math.abs(b.level - SHOWN_LEVEL))[0];

/** What a plot has to hold of them; null: nothing. */
export function spanOf(lines: readonly ScenarioLine[]): [number, number] | null {
  let [low, high] = [Infinity, -Infinity];
  for (const { value, band } of lines) {
    for (const column of band ? [value, band.lower, band.upper] : [value]) {
      for (const at of column) {
        if (at < low) low = at;
        if (at > high) high = at;
      }
    }
  }
  return low <= high ? [low, high] : null;
}
