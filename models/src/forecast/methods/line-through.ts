// The straight line through values.

export interface LineThrough {
  /** At index 0, when the first value has index 1. */
  readonly intercept: number;
  readonly slope: number;
  /** Standard deviation around the line. */
  readonly spread: number;
}

/** Least squares. @param sloped false: a flat line through the mean */
export function lineThrough(values: Float64Array, sloped = true): LineThrough {
  const n = values.length;
  const centre = (n + 1) / 2;
  let mean = 0;
  for (let t = 0; t < n; t++) mean += values[t]! / n;
  let top = 0;
  for (let t = 0; t < n; t++) top += (t + 1 - centre) * (values[t]! - mean);
  const slope = sloped && n > 1 ? top / ((n * (n * n - 1)) / 12) : 0;
  const intercept = mean - slope * centre;
  let squares = 0;
  for (let t = 0; t < n; t++) squares += (values[t]! - intercept - slope * (t + 1)) ** 2;
  return { intercept, slope, spread: Math.sqrt(squares / n) };
}
