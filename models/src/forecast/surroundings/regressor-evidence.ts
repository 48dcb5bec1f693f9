// Whether a regressor would have helped at past origins, fitted on what came before each.
import { carriedOver, keptShare } from './effect-noise.ts';
import type { Evidence } from './event-evidence.ts';
import { type FlatFit, type FlatSeries, fitFlat } from './flat-regression.ts';

const ORIGINS = 5;
/** Least share of the error it has to take away. */
const HELPS = 0.005;
const CLEAR = 3;
/** Rows before an origin that are enough to tell what a regressor does. */
const MOST_ROWS = 4000;

export interface RegressorEvidence extends Evidence {
  /** Share of the error at past origins that it takes away; below 0 it adds. */
  readonly gain: number;
  readonly origins: number;
}

/**
 * @param k which of the columns
 * @param horizon steps after each origin
 */
export function regressorEvidence(
  k: number,
  columns: readonly Float64Array[],
  series: FlatSeries,
  fit: FlatFit,
  horizon: number,
): RegressorEvidence {
  const size = fit.sizes[k]!;
  const error = standardError(columns[k]!, series, fit);
  const noises = error > 0 ? Math.abs(size) / error : Number.POSITIVE_INFINITY;
  const { gain, origins } = pastGain(k, columns, series, horizon);
  const clear = size !== 0 && noises > CLEAR && gain > HELPS;
  return { size, error, share: keptShare(noises), clear, gain, origins };
}

/** For rows that follow one another: as many as are independent (Bartlett 1935). */
function standardError(column: Float64Array, { weights }: FlatSeries, { rest }: FlatFit): number {
  let rows = 0;
  let power = 0;
  let errors = 0;
  for (let t = 0; t < rest.length; t++) {
    if (weights[t] === 0) continue;
    rows++;
    power += column[t]! ** 2;
    errors += rest[t]! ** 2;
  }
  const together = carriedOver(column) * carriedOver(rest);
  return Math.sqrt((errors / rows / power) * Math.max(1, (1 + together) / (1 - together)));
}

function pastGain(k: number, columns: readonly Float64Array[], series: FlatSeries, horizon: number) {
  const length = series.rest.length;
  const apart = Math.max(1, Math.min(Math.max(horizon, Math.floor(length / 12)), Math.floor(length / (2 * ORIGINS))));
  const others = columns.filter((_, j) => j !== k);
  let withIt = 0;
  let without = 0;
  let origins = 0;
  for (let j = 1; j <= ORIGINS; j++) {
    const origin = length - j * apart;
    if (origin < length / 3) break;
    const from = Math.max(0, origin - MOST_ROWS);
    withIt += errorAfter(fitFlat(series, columns, from, origin), series, origin, origin + apart);
    without += errorAfter(fitFlat(series, others, from, origin), series, origin, origin + apart);
    origins++;
  }
  return { gain: without > 0 ? 1 - withIt / without : 0, origins };
}

function errorAfter({ rest }: FlatFit, { weights }: FlatSeries, from: number, to: number): number {
  let sum = 0;
  for (let t = from; t < to; t++) sum += weights[t]! * Math.abs(rest[t]!);
  return sum;
}
