// Limits that keep a forecast within reach of what the data did.

export interface Clip {
  readonly low: number;
  readonly high: number;
  /** How far beyond low and high a forecast may go within the calibrated horizon. */
  readonly reach: number;
  readonly hardLow: number;
  readonly hardHigh: number;
  readonly horizon: number;
  readonly nonNegative: boolean;
  readonly last: number;
}

/**
 * From the recent range (three horizons or two seasons) and the range of everything.
 * @param sparse the recent range is that of everything: a while in which nothing came says little of what may
 */
export function clipFor(values: Float64Array, seasons: readonly number[], horizon: number, sparse = false): Clip {
  const all = range(values);
  const recent = sparse ? all : range(values.subarray(-Math.max(3 * horizon, 2 * (seasons.at(-1) ?? 1))));
  const spread = all.high - all.low;
  return {
    low: recent.low,
    high: recent.high,
    reach: recent.high - recent.low + 0.02 * spread,
    hardLow: all.low - spread,
    hardHigh: all.high + spread,
    horizon,
    nonNegative: all.low >= 0,
    last: values.at(-1)!,
  };
}

export function range(values: Float64Array): { readonly low: number; readonly high: number } {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const v of values) {
    if (v < low) low = v;
    if (v > high) high = v;
  }
  return { low, high };
}

/** Clips in place. Beyond the calibrated horizon the reach grows in proportion, so that a trend is not cut flat. */
export function clip(forecast: Float64Array, c: Clip): Float64Array {
  const spread = (c.hardHigh - c.hardLow) / 3;
  for (let i = 0; i < forecast.length; i++) {
    const grow = Math.max(1, (i + 1) / c.horizon);
    const extra = (grow - 1) * spread;
    let low = Math.max(c.low - grow * c.reach, c.hardLow - extra);
    if (c.nonNegative) low = Math.max(0, low);
    const high = Math.min(c.high + grow * c.reach, c.hardHigh + extra);
    const value = forecast[i]!;
    forecast[i] = Number.isFinite(value) ? Math.min(high, Math.max(low, value)) : c.last;
  }
  return forecast;
}
