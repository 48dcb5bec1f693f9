// All effects at once: a robust regression of the flat series on the flat columns of events and regressors.
import { fillGaps } from '../../series/fill-gaps.ts';
import { huberFit } from '../methods/regression/huber.ts';
import { type Flattening, flat } from './flatten.ts';
import { logarithms, type WorkingScale } from './working-scale.ts';

export interface FlatSeries {
  readonly flattening: Flattening;
  /** Values without level and seasons, on the working scale ('sum': in `unit`). */
  readonly rest: Float64Array;
  /** How much a row counts; 0 where the value was missing. */
  readonly weights: Float64Array;
  readonly unit: number;
}

/** Rows count by the square root of their size on the scale of factors: one request more or less says little at night. */
const LEAST_WEIGHT = 0.1;
const MOST_WEIGHT = 3;

/** @param values the first one present, NaN where missing */
export function flatSeries(values: Float64Array, scale: WorkingScale, flattening: Flattening): FlatSeries {
  const largest = values.reduce((most, v) => (Number.isFinite(v) ? Math.max(most, Math.abs(v)) : most), 0) || 1;
  const unit = scale === 'factor' ? 1 : largest;
  const scaled = scale === 'factor' ? logarithms(values) : values.map(v => v / unit);
  const filled = fillGaps(scaled, flattening.seasons).values;
  const rest = flat(filled, flattening);
  const expected = filled.map((v, t) => v - rest[t]!);
  const mean = expected.reduce((sum, v) => sum + v / expected.length, 0);
  const weights = values.map((v, t) => {
    if (!Number.isFinite(v)) return 0;
    if (scale === 'sum') return 1;
    return Math.min(MOST_WEIGHT, Math.max(LEAST_WEIGHT, Math.exp((expected[t]! - mean) / 2)));
  });
  return { flattening, rest, weights, unit };
}

export interface FlatFit {
  /** One a column. */
  readonly sizes: Float64Array;
  /** What the columns leave of the flat series. */
  readonly rest: Float64Array;
}

/**
 * @param columns flat ones; those without any variation get the effect 0
 * @param from rows before this one are not looked at, nor those from `to` on
 */
export function fitFlat(
  series: FlatSeries,
  columns: readonly Float64Array[],
  from = 0,
  to = series.rest.length,
): FlatFit {
  const rows: number[] = [];
  for (let t = from; t < to; t++) if (series.weights[t]! > 0) rows.push(t);
  const take = (all: Float64Array) => Float64Array.from(rows, t => series.weights[t]! * all[t]!);
  const weighted = columns.map(take);
  const varied = weighted.flatMap((c, k) => (c.some(v => Math.abs(v) > 1e-9) ? [k] : []));
  const sizes = new Float64Array(columns.length);
  const found =
    varied.length === 0 || rows.length <= varied.length
      ? null
      : huberFit(
          varied.map(k => weighted[k]!),
          take(series.rest),
        );
  varied.forEach((k, i) => {
    sizes[k] = found?.[i] ?? 0;
  });
  return { sizes, rest: without(series.rest, columns, sizes) };
}

function without(values: Float64Array, columns: readonly Float64Array[], sizes: Float64Array): Float64Array {
  const out = values.slice();
  columns.forEach((column, k) => {
    const size = sizes[k]!;
    if (size !== 0) for (let t = 0; t < out.length; t++) out[t]! -= size * column[t]!;
  });
  return out;
}
