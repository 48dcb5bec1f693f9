// How the size of errors grows with the steps ahead, and how it differs by hour of the day.

import { type Scale, toScale } from '../scale.ts';
import type { Residual } from './residuals.ts';

export type Spread =
  | {
      /** log spread = height + slope · (log step − centre) */
      readonly kind: 'line';
      readonly height: number;
      readonly centre: number;
      readonly slope: number;
      /** Factor per phase of the shortest season, for two seasons; else empty. */
      readonly phases: readonly number[];
      /** Phase of the first step after the end of the series. */
      readonly next: number;
    }
  | { readonly kind: 'walk'; readonly base: number; readonly season: number };

const BINS = 6;
const TINY = 1e-12;
/** Errors of most series grow like the fourth root of the steps ahead; so few that this cannot be told grow like those of a random walk. */
const PRIOR_SLOPE = 0.25;
const RANDOM_WALK = 0.5;
const FEW = 20;
/** Strength of the prior slope. */
const RIDGE = 0.5;
const STEEPEST = 0.9;

/** @param phase index of the value forecast; default: counted on from the end of the series */
export function spreadAt(spread: Spread, step: number, phase?: number): number {
  if (spread.kind === 'walk') return spread.base * Math.sqrt(1 + (step - 1) / spread.season);
  const line = lineAt(spread, step);
  const length = spread.phases.length;
  if (length === 0) return line;
  return line * spread.phases[phase === undefined ? (spread.next + step - 1) % length : phase % length]!;
}

function lineAt(line: { height: number; centre: number; slope: number }, step: number): number {
  return Math.exp(line.height + line.slope * (Math.log(step) - line.centre));
}

/**
 * Weighted log-log line through the mean errors of six horizon bins, its slope drawn toward 0.25 (0.5 with few residuals) and kept within 0 to 0.9.
 * @param phases length of the season whose phases differ in spread, 0 for none
 * @param length number of values of the series
 */
export function fitSpread(residuals: readonly Residual[], horizon: number, phases: number, length: number): Spread {
  const prior = residuals.length < FEW ? RANDOM_WALK : PRIOR_SLOPE;
  const line = fitLine(binMeans(residuals, horizon), prior);
  return {
    kind: 'line',
    ...line,
    phases: phases > 1 ? phaseFactors(residuals, line, phases) : [],
    next: phases > 1 ? length % phases : 0,
  };
}

interface Bin {
  readonly x: number;
  readonly y: number;
  readonly count: number;
}

function binMeans(residuals: readonly Residual[], horizon: number): Bin[] {
  const binOf = new Uint8Array(horizon + 1);
  for (let b = 1, edge = 0; b <= BINS; b++) {
    const next = Math.max(edge + 1, Math.floor(horizon * (b / BINS) ** 1.5));
    for (let step = edge + 1; step <= Math.min(next, horizon); step++) binOf[step] = b - 1;
    edge = next;
  }
  const count = new Float64Array(BINS);
  const size = new Float64Array(BINS);
  const logStep = new Float64Array(BINS);
  for (const r of residuals) {
    const b = binOf[r.step]!;
    count[b]!++;
    size[b]! += r.size;
    logStep[b]! += Math.log(r.step);
  }
  return Array.from(count, (c, b) => ({
    x: logStep[b]! / c,
    y: Math.log(Math.max(TINY, size[b]! / c)),
    count: c,
  })).filter(bin => bin.count > 0);
}

function fitLine(bins: readonly Bin[], prior: number): { height: number; centre: number; slope: number } {
  let weight = 0;
  let centre = 0;
  let height = 0;
  for (const bin of bins) {
    weight += bin.count;
    centre += bin.count * bin.x;
    height += bin.count * bin.y;
  }
  centre /= weight;
  height /= weight;
  let sxy = 0;
  let sxx = 0;
  for (const bin of bins) {
    sxy += bin.count * (bin.x - centre) * (bin.y - height);
    sxx += bin.count * (bin.x - centre) ** 2;
  }
  const slope = (sxy + RIDGE * prior * weight) / (sxx + RIDGE * weight);
  return { height, centre, slope: Math.min(STEEPEST, Math.max(0, slope)) };
}

const NEIGHBOUR_WEIGHTS = [2, 1.5, 0.7];

/** Half of how much larger errors are around each phase (e.g. hour of the day) than the line says. */
function phaseFactors(
  residuals: readonly Residual[],
  line: { height: number; centre: number; slope: number },
  phases: number,
): number[] {
  const sum = new Float64Array(phases);
  const count = new Float64Array(phases);
  for (const r of residuals) {
    sum[r.phase % phases]! += r.size / lineAt(line, r.step);
    count[r.phase % phases]!++;
  }
  return Array.from({ length: phases }, (_, phase) => {
    let near = 0;
    let weight = 0;
    for (let d = -2; d <= 2; d++) {
      const p = (((phase + d) % phases) + phases) % phases;
      near += NEIGHBOUR_WEIGHTS[Math.abs(d)]! * sum[p]!;
      weight += NEIGHBOUR_WEIGHTS[Math.abs(d)]! * count[p]!;
    }
    return weight > 0 ? 0.5 + (0.5 * near) / weight : 1;
  });
}

/** For series too short to check: the mean change over one season, growing with the square root of the cycles ahead. */
export function walkSpread(values: Float64Array, scale: Scale, season: number): Spread {
  const lag = values.length > season + 3 ? season : 1;
  let sum = 0;
  for (let t = lag; t < values.length; t++) {
    sum += Math.abs(toScale(scale, values[t]!) - toScale(scale, values[t - lag]!));
  }
  return { kind: 'walk', base: values.length > lag ? sum / (values.length - lag) : 0, season: lag };
}
