// How far history has been: changes beyond it are a guess.
import type { ForecastSeries } from '../../../shared/frames/index.ts';

/** Percent of change within which all that is forecast lies between the smallest and the largest value seen. */
export interface Seen {
  readonly from: number;
  readonly to: number;
}

/** @param series of one metric. @returns undefined where it cannot be said: no forecast, or not all above zero */
export function seenOf(series: readonly ForecastSeries[]): Seen | undefined {
  const known = series.flatMap(({ history, forecast }) => {
    const past = history.value.filter(value => value !== null);
    const ahead = forecast?.value.filter(value => value !== null) ?? [];
    return past.length > 0 && ahead.length > 0 ? [{ past: extremes(past), ahead: extremes(ahead) }] : [];
  });
  if (known.length === 0 || known.some(({ past, ahead }) => Math.min(past.low, ahead.low) <= 0)) return undefined;
  // Of several series the one that gets there first.
  return {
    from: Math.min(0, Math.max(...known.map(({ past, ahead }) => 100 * (past.low / ahead.low - 1)))),
    to: Math.max(0, Math.min(...known.map(({ past, ahead }) => 100 * (past.high / ahead.high - 1)))),
  };
}

function extremes(values: readonly number[]) {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { low, high };
}
