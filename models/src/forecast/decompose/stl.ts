// One season and a trend, smoothed out of a series by turns.
import { median } from '../../statistics/median.ts';
import { type Loess, loess, smoother } from './loess.ts';

export interface StlSpec {
  readonly season: number;
  /** Cycles over which the shape of the season is smoothed, odd. */
  readonly seasonWindow: number;
  /** Rounds in which values far off lose weight. Default: 0. */
  readonly robust?: number;
}

export interface Stl {
  readonly trend: Float64Array;
  readonly season: Float64Array;
}

const INNER_ROUNDS = 2;
/** Median departures at which a value has no weight left. */
const FAR = 6;

/**
 * Cleveland, Cleveland, McRae and Terpenning 1990, "STL: a seasonal-trend decomposition procedure based on loess".
 * @param values finite, two cycles or more
 */
export function stl(values: Float64Array, { season, seasonWindow, robust = 0 }: StlSpec): Stl {
  const trendWindow = odd((1.5 * season) / (1 - 1.5 / seasonWindow));
  const specs = {
    ofSeason: smoother(seasonWindow, 0),
    low: smoother(odd(season), 1),
    ofTrend: smoother(trendWindow, 1),
  };
  const parts = { trend: new Float64Array(values.length), season: new Float64Array(values.length) };
  let trust: Float64Array | null = null;
  for (let round = 0; round <= robust; round++) {
    for (let inner = 0; inner < INNER_ROUNDS; inner++) turn(values, trust, season, specs, parts);
    if (round < robust) trust = trustOf(values, parts);
  }
  return parts;
}

interface Specs {
  readonly ofSeason: Loess;
  readonly low: Loess;
  readonly ofTrend: Loess;
}

/** The next odd whole number. */
function odd(x: number): number {
  const up = Math.ceil(x);
  return up % 2 === 1 ? up : up + 1;
}

/** The inner loop of the paper: season from values without trend, then trend from values without season. */
function turn(values: Float64Array, trust: Float64Array | null, period: number, specs: Specs, parts: Stl): void {
  const { trend, season } = parts;
  const n = values.length;
  for (let t = 0; t < n; t++) season[t] = values[t]! - trend[t]!;
  const cycles = smoothPhases(season, trust, period, specs.ofSeason);
  const low = new Float64Array(n);
  loess(movingMean(movingMean(movingMean(cycles, period), period), 3), null, specs.low, 0, low);
  for (let t = 0; t < n; t++) season[t] = cycles[period + t]! - low[t]!;
  for (let t = 0; t < n; t++) low[t] = values[t]! - season[t]!;
  loess(low, trust, specs.ofTrend, 0, trend);
}

/** Values of one phase smoothed over the cycles, with one more cycle before the first and after the last value. */
function smoothPhases(values: Float64Array, trust: Float64Array | null, period: number, spec: Loess): Float64Array {
  const n = values.length;
  const out = new Float64Array(n + 2 * period);
  for (let phase = 0; phase < period; phase++) {
    const count = Math.floor((n - 1 - phase) / period) + 1;
    const smoothed = new Float64Array(count + 2);
    const own = everyNth(values, phase, period, count);
    loess(own, trust === null ? null : everyNth(trust, phase, period, count), spec, -1, smoothed);
    for (let k = 0; k < smoothed.length; k++) out[phase + k * period] = smoothed[k]!;
  }
  return out;
}

function everyNth(values: Float64Array, from: number, step: number, count: number): Float64Array {
  const out = new Float64Array(count);
  for (let k = 0, t = from; k < count; k++, t += step) out[k] = values[t]!;
  return out;
}

/** Means of `width` neighbours: shorter by `width` - 1. */
function movingMean(values: Float64Array, width: number): Float64Array {
  const out = new Float64Array(values.length - width + 1);
  let sum = 0;
  for (let t = 0; t < width; t++) sum += values[t]!;
  out[0] = sum / width;
  for (let t = 1; t < out.length; t++) {
    sum += values[t + width - 1]! - values[t - 1]!;
    out[t] = sum / width;
  }
  return out;
}

/** Bisquare weights of what is left. */
function trustOf(values: Float64Array, { trend, season }: Stl): Float64Array {
  const off = values.map((v, t) => Math.abs(v - trend[t]! - season[t]!));
  const far = FAR * median(off.slice());
  if (far === 0) return new Float64Array(values.length).fill(1);
  return off.map(v => (v >= far ? 0 : (1 - (v / far) ** 2) ** 2));
}
