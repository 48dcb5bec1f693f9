// The repeating shape of one or two seasons, taken off before the level is forecast and put back after.
import { windowMeans } from '../../series/remove-season.ts';

/** Weight of a cycle that is one cycle older. */
const FADE = 0.9;

/**
 * Shape of the longest usable season: values at phase t mod length, centred on 0. Length 0: no season.
 * Two seasons with n >= 2 * longer: the daily shape plus the weekly deviation from it. Else the shortest, when n > 2 * s.
 */
export function seasonalProfile(values: Float64Array, seasons: readonly number[], fade = FADE): Float64Array {
  const [short, long] = seasons;
  if (short === undefined || values.length < 2 * short + 1) return new Float64Array(0);
  if (long !== undefined && values.length >= 2 * long) return doubleProfile(values, short, long);
  return shrunkProfile(values, short, fade);
}

/**
 * Classical additive seasonal indices on a centred moving average, recent cycles weighing more, shrunk toward 0 by the share
 * that noise explains (after Miller and Williams 2003, "Shrinkage estimators of time series seasonal factors").
 */
export function shrunkProfile(values: Float64Array, season: number, perCycle = FADE): Float64Array {
  const n = values.length;
  const sum = new Float64Array(season);
  const weight = new Float64Array(season);
  const rest = withoutCentredAverage(values, season);
  const first = season >> 1;
  const last = n - 1 - first;
  const fade = perCycle ** (-1 / season);
  let w = perCycle ** ((n - 1 - first) / season);
  for (let t = first; t <= last; t++, w *= fade) {
    sum[t % season]! += w * rest[t]!;
    weight[t % season]! += w;
  }
  const profile = centre(sum.map((v, j) => (weight[j]! > 0 ? v / weight[j]! : 0)));
  const count = last - first + 1;
  let noise = 0;
  for (let t = first; t <= last; t++) noise += (rest[t]! - profile[t % season]!) ** 2;
  noise *= season / count / Math.max(1, count - season);
  const power = profile.reduce((acc, v) => acc + v * v, 0) / season;
  const keep = power > 0 ? Math.max(0, 1 - noise / power) : 0;
  return profile.map(v => keep * v);
}

/** x minus the centred moving average of one season (half weights at both ends when it is even); only where that exists. */
function withoutCentredAverage(values: Float64Array, season: number): Float64Array {
  const n = values.length;
  const half = season >> 1;
  const even = season % 2 === 0;
  const rest = new Float64Array(n);
  let window = 0;
  for (let t = 0; t < 2 * half + 1; t++) window += values[t]!;
  for (let t = half; t < n - half; t++) {
    const ends = even ? 0.5 * (values[t - half]! + values[t + half]!) : 0;
    rest[t] = values[t]! - (window - ends) / season;
    if (t + half + 1 < n) window += values[t + half + 1]! - values[t - half]!;
  }
  return rest;
}

/** The shape of the short season, plus how each phase of the long season departs from it. */
export function doubleProfile(values: Float64Array, short: number, long: number): Float64Array {
  const rest = windowMeans(values, long);
  for (let t = 0; t < rest.length; t++) rest[t] = values[t]! - rest[t]!;
  const inner = phaseMeans(rest, short, long, 0);
  for (let t = 0, j = 0; t < rest.length; t++) {
    rest[t]! -= inner[j]!;
    if (++j === short) j = 0;
  }
  const outer = phaseMeans(rest, long, long, 0.5);
  for (let j = 0; j < long; j++) outer[j]! += inner[j % short]!;
  return centre(outer);
}

/** Mean at each phase, a whole `cycle` further back weighing FADE of the next. @param prior weight of 0 in every mean */
function phaseMeans(values: Float64Array, season: number, cycle: number, prior: number): Float64Array {
  const sum = new Float64Array(season);
  const weight = new Float64Array(season).fill(prior);
  let w = 1;
  for (let t = values.length - 1, left = cycle, j = t % season; t >= 0; t--) {
    sum[j]! += w * values[t]!;
    weight[j]! += w;
    if (--j < 0) j = season - 1;
    if (--left === 0) {
      left = cycle;
      w *= FADE;
    }
  }
  for (let j = 0; j < season; j++) sum[j]! /= weight[j]!;
  return sum;
}

/** In place. */
function centre(profile: Float64Array): Float64Array {
  let mean = 0;
  for (let j = 0; j < profile.length; j++) mean += profile[j]! / profile.length;
  for (let j = 0; j < profile.length; j++) profile[j]! -= mean;
  return profile;
}
