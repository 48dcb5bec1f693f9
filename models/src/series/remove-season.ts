// A series without its level, or without the average shape of a season.

/** x minus the mean of the `season` points around it; at the ends the first and last full window serve. */
export function withoutLevel(values: Float64Array, season: number): Float64Array {
  const level = windowMeans(values, season);
  return values.map((v, t) => v - level[t]!);
}

/** Mean of a window of `width` points centred at t; needs values.length >= width. */
export function windowMeans(values: Float64Array, width: number): Float64Array {
  const n = values.length;
  const sums = new Float64Array(n + 1);
  for (let t = 0; t < n; t++) sums[t + 1] = sums[t]! + values[t]!;
  const half = width >> 1;
  const means = new Float64Array(n);
  for (let t = 0; t < n; t++) {
    const from = Math.max(0, Math.min(n - width, t - half));
    means[t] = (sums[from + width]! - sums[from]!) / width;
  }
  return means;
}

/** x minus the mean of all points of the same phase. */
export function withoutProfile(values: Float64Array, season: number): Float64Array {
  const sum = new Float64Array(season);
  const count = new Float64Array(season);
  for (let t = 0; t < values.length; t++) {
    sum[t % season]! += values[t]!;
    count[t % season]!++;
  }
  return values.map((v, t) => v - sum[t % season]! / count[t % season]!);
}
