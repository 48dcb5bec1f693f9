// Missing values filled before any method sees the series.

export interface Filled {
  /** No NaN after the leading gap, which stays as it is. A copy. */
  readonly values: Float64Array;
  /** How many values were filled in. */
  readonly filled: number;
}

/**
 * Gaps shorter than half the shortest season (or any gap when there is none): a line between the neighbours.
 * Longer gaps: the value one season earlier, the longest season first. A gap at the end without a season: the last value.
 * @param values NaN or infinite marks a missing value
 * @param seasons in steps, ascending
 */
export function fillGaps(values: Float64Array, seasons: readonly number[] = []): Filled {
  const out = Float64Array.from(values, v => (Number.isFinite(v) ? v : Number.NaN));
  let filled = 0;
  let t = out.findIndex(v => !Number.isNaN(v));
  if (t < 0) return { values: out, filled };
  for (; t < out.length; t++) {
    if (!Number.isNaN(out[t]!)) continue;
    const end = gapEnd(out, t);
    fillOne(out, t, end, seasons);
    filled += end - t;
    t = end;
  }
  return { values: out, filled };
}

function gapEnd(values: Float64Array, from: number): number {
  let end = from;
  while (end < values.length && Number.isNaN(values[end]!)) end++;
  return end;
}

function fillOne(values: Float64Array, from: number, end: number, seasons: readonly number[]): void {
  const left = values[from - 1]!;
  const right = end < values.length ? values[end]! : left;
  const line = seasons.length === 0 || (end < values.length && end - from < seasons[0]! / 2);
  for (let t = from; t < end; t++) {
    const season = line ? undefined : seasons.findLast(s => t - s >= 0 && !Number.isNaN(values[t - s]!));
    const weight = (t - from + 1) / (end - from + 1);
    values[t] = season === undefined ? left * (1 - weight) + right * weight : values[t - season]!;
  }
}
