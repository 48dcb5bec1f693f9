// Differences of a series, and how many make it stand still.
import { stl } from '../../decompose/stl.ts';

/** The change over `lag` steps, `times` over; shorter by lag·times. */
export function differenced(values: Float64Array, lag: number, times: number): Float64Array {
  let out = values;
  for (let k = 0; k < times; k++) {
    const before = out;
    out = new Float64Array(before.length - lag);
    for (let t = 0; t < out.length; t++) out[t] = before[t + lag]! - before[t]!;
  }
  return out;
}

/** Quantile of the statistic at 5 % (Kwiatkowski, Phillips, Schmidt and Shin 1992, table 1, level). */
const CRITICAL_5 = 0.463;
const MOST_DIFFERENCES = 2;
/** Share of the season in what is not trend, from which the season itself is differenced. */
const STRONG_SEASON = 0.64;
const SEASON_WINDOW = 11;

/** Differences until the test of Kwiatkowski et al. no longer says that the level wanders. */
export function differencesNeeded(values: Float64Array): number {
  let rest = values;
  for (let d = 0; d < MOST_DIFFERENCES; d++) {
    if (rest.length < 4 || !(kpss(rest) > CRITICAL_5)) return d;
    rest = differenced(rest, 1, 1);
  }
  return MOST_DIFFERENCES;
}

/** The statistic for a constant level, variance by Bartlett weights up to lag 3·√n / 13; NaN for a constant. */
export function kpss(values: Float64Array): number {
  const n = values.length;
  const mean = values.reduce((a, b) => a + b, 0) / n;
  const rest = values.map(v => v - mean);
  const lags = Math.floor((3 * Math.sqrt(n)) / 13);
  let variance = 0;
  for (let lag = 0; lag <= lags; lag++) {
    let sum = 0;
    for (let t = lag; t < n; t++) sum += rest[t]! * rest[t - lag]!;
    variance += (lag === 0 ? 1 : 2 * (1 - lag / (lags + 1))) * (sum / n);
  }
  let total = 0;
  let squares = 0;
  for (const v of rest) {
    total += v;
    squares += total * total;
  }
  return squares / (n * n * variance);
}

/** Whether the season is so strong that it is differenced (Wang, Smith and Hyndman 2006; threshold of Hyndman's nsdiffs). */
export function differencesSeason(values: Float64Array, season: number): boolean {
  const { trend, season: part } = stl(values, { season, seasonWindow: SEASON_WINDOW });
  const flat = values.map((v, t) => v - trend[t]!);
  const rest = flat.map((v, t) => v - part[t]!);
  const spread = variance(flat);
  return spread > 0 && 1 - variance(rest) / spread > STRONG_SEASON;
}

function variance(values: Float64Array): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length;
}
