// Holt-Winters with a fading trend and an additive season that is smoothed along.
import { adjusted } from './adjusted.ts';
import { dampedHolt } from './damped-holt.ts';
import { lineState } from './line-state.ts';
import type { PointMethod, Tuning } from './method.ts';
import { shrunkProfile } from './seasonal-profile.ts';

const ALPHAS = [0.05, 0.1, 0.2, 0.3, 0.45, 0.6, 0.8];
const BETAS_PER_ALPHA = [0, 0.05, 0.15];
const GAMMAS = [0, 0.05, 0.15, 0.3];
const PHIS = [0.9, 0.97];

interface Constants {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  readonly phi: number;
}

/** Winters 1960, trend damped as Gardner and McKenzie 1989. Shorter than two seasons and a point: damped Holt without a season. */
export function holtWinters(season: number): PointMethod {
  const short = adjusted(dampedHolt, []);
  const enough = (values: Float64Array) => values.length > 2 * season;
  return {
    name: `Holt-Winters with season ${season}`,
    predictor: 'line',
    fits: length => length >= 3,
    tune: values => (enough(values) ? tune(values, season) : short.tune(values)),
    fit: (values, tuning) => {
      if (!enough(values)) return short.fit(values, tuning);
      const run = smooth(values, startOf(values, season), tuning as Tuning & Constants, Number.POSITIVE_INFINITY);
      return lineState(run.level, run.trend, tuning.phi as number, run.shape, values.length);
    },
  };
}

function tune(values: Float64Array, season: number): Tuning {
  const start = startOf(values, season);
  let best: Constants = { alpha: 0.3, beta: 0, gamma: 0, phi: 0.9 };
  let least = Number.POSITIVE_INFINITY;
  for (const alpha of ALPHAS) {
    for (const share of BETAS_PER_ALPHA) {
      for (const gamma of GAMMAS) {
        for (const phi of PHIS) {
          const candidate = { alpha, beta: alpha * share, gamma, phi };
          const { squares } = smooth(values, start, candidate, least);
          if (squares >= least) continue;
          least = squares;
          best = candidate;
        }
      }
    }
  }
  return { ...best };
}

interface Start {
  readonly level: number;
  readonly trend: number;
  readonly shape: Float64Array;
}

function startOf(values: Float64Array, season: number): Start {
  const shape = shrunkProfile(values, season, 1);
  const meanFrom = (from: number) => {
    let sum = 0;
    for (let t = from; t < from + season; t++) sum += values[t]! - shape[t % season]!;
    return sum / season;
  };
  const first = meanFrom(0);
  const trend = (meanFrom(season) - first) / season;
  return { level: first - (trend * season) / 2, trend, shape };
}

/** Stops early, with a sum above `limit`, once the candidate cannot win. Errors of the first season do not count. */
function smooth(values: Float64Array, start: Start, { alpha, beta, gamma, phi }: Constants, limit: number) {
  const shape = start.shape.slice();
  const season = shape.length;
  const share = gamma * (1 - alpha);
  let { level, trend } = start;
  let squares = 0;
  for (let t = 0, j = 0; t < values.length && squares < limit; t++) {
    const expected = level + phi * trend;
    const error = values[t]! - expected - shape[j]!;
    level = expected + alpha * error;
    trend = phi * trend + beta * error;
    shape[j]! += share * error;
    if (t >= season) squares += error * error;
    if (++j === season) j = 0;
  }
  return { level, trend, shape, squares };
}
