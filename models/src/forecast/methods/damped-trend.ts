// Damped Holt smoothing: a level and a trend that fades (Gardner and McKenzie 1985).

export interface DampedTrend {
  readonly alpha: number;
  readonly beta: number;
  readonly phi: number;
}

export interface LevelTrend {
  readonly level: number;
  readonly trend: number;
}

const ALPHAS = [0.05, 0.1, 0.2, 0.3, 0.45, 0.6, 0.8, 0.95];
const BETAS_PER_ALPHA = [0.01, 0.05, 0.1, 0.3];
const PHIS = [0.8, 0.9, 0.95, 0.98];
/** Differences whose mean starts the trend. */
const START_DIFFERENCES = 9;
/** Points between two looks at whether a candidate has already lost. */
const BLOCK = 16;

/** The constants with the smallest sum of squared one-step errors on a fixed grid of 128. */
export function tuneDampedTrend(values: Float64Array): DampedTrend {
  let best: DampedTrend = { alpha: ALPHAS[0]!, beta: 0, phi: PHIS[0]! };
  let least = Number.POSITIVE_INFINITY;
  for (const alpha of ALPHAS) {
    for (const share of BETAS_PER_ALPHA) {
      for (const phi of PHIS) {
        const candidate = { alpha, beta: alpha * share, phi };
        const error = squaredError(values, candidate, least);
        if (error < least) {
          least = error;
          best = candidate;
        }
      }
    }
  }
  return best;
}

/** Stops early, with a sum above `limit`, once the candidate cannot win. */
function squaredError(values: Float64Array, { alpha, beta, phi }: DampedTrend, limit: number): number {
  let level = values[0]!;
  let trend = startTrend(values);
  let sum = 0;
  for (let from = 1; from < values.length && sum < limit; from += BLOCK) {
    const to = Math.min(values.length, from + BLOCK);
    for (let t = from; t < to; t++) {
      const forecast = level + phi * trend;
      const error = values[t]! - forecast;
      level = forecast + alpha * error;
      trend = phi * trend + beta * error;
      sum += error * error;
    }
  }
  return sum;
}

/** Level and trend after the last value. */
export function smooth(values: Float64Array, { alpha, beta, phi }: DampedTrend): LevelTrend {
  let level = values[0]!;
  let trend = startTrend(values);
  for (let t = 1; t < values.length; t++) {
    const forecast = level + phi * trend;
    const error = values[t]! - forecast;
    level = forecast + alpha * error;
    trend = phi * trend + beta * error;
  }
  return { level, trend };
}

function startTrend(values: Float64Array): number {
  const differences = Math.min(START_DIFFERENCES, values.length - 1);
  return differences > 0 ? (values[differences]! - values[0]!) / differences : 0;
}
