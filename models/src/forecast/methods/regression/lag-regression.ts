// Robust regression of a value on values at a few chosen lags: yesterday, the day before, a week ago and their neighbours.
import type { RegressionState } from '../../predictors/index.ts';
import type { PointMethod, Tuning } from '../method.ts';
import { type Form, formed, formStart, shapeOf } from './form.ts';
import { huberFit } from './huber.ts';
import { frequencies, type Waves, waveColumns } from './waves.ts';

export interface LagRegression {
  /** In steps, ascending. */
  readonly lags: readonly number[];
  /** Default: plain. */
  readonly form?: Form;
  readonly waves?: readonly Waves[];
  /** Default: true. Without one, the lags have to carry the level, which draws the sum of their weights toward 1. */
  readonly constant?: boolean;
  /** Mean the values are moved to before a fit without a constant; for logarithms, whose mean depends on the unit. */
  readonly anchor?: number;
  /** Look at no more than this many points at the end. */
  readonly last?: number;
}

const ROWS_PER_COLUMN = 2.5;
/** Latest rows a fit looks at: more add cost and no accuracy. */
const MOST_ROWS = 20_000;

/**
 * Subset autoregression with a form that takes the cycle off first. Sources: McLeod and Zhang 2006 (subset AR), Huber 1964 (weights);
 * that such regressions on recent cycles lead on hourly data: Doornik, Castle and Hendry 2020, "Card forecasts for M4".
 */
export function lagRegression(spec: LagRegression): PointMethod {
  const { form = { kind: 'plain' }, constant = true, lags, last = Number.POSITIVE_INFINITY } = spec;
  const angles = frequencies(spec.waves ?? []);
  const columns = lags.length + 2 * angles.length + (constant ? 1 : 0);
  const cut = (values: Float64Array) => (values.length > last ? values.subarray(values.length - last) : values);
  const name = nameOf(spec, form);
  return {
    name,
    predictor: 'regression',
    fits: length => {
      const used = Math.min(length, last);
      return used - formStart(form, used) - lags.at(-1)! >= ROWS_PER_COLUMN * columns;
    },
    tune: (values, near) => estimate(cut(values), spec, form, angles, near),
    fit: (values, tuning) => stateOf(cut(values), spec, form, angles, tuning),
  };
}

/** Coefficients in the order lags, cosines and sines, constant. */
function estimate(
  values: Float64Array,
  { lags, constant = true, anchor }: LagRegression,
  form: Form,
  angles: readonly number[],
  near?: Tuning,
): Tuning {
  const { rest, from } = formed(values, form);
  const centre = mean(rest);
  const move = constant ? centre : anchor === undefined ? 0 : centre - anchor;
  const moved = move === 0 ? rest : shifted(rest, move);
  const rows = Math.min(MOST_ROWS, moved.length - lags.at(-1)!);
  const first = moved.length - rows;
  const columns = lags.map(lag => moved.subarray(first - lag, first - lag + rows));
  for (const angle of angles) columns.push(...waveColumns(angle, from + first, rows));
  if (constant) columns.push(new Float64Array(rows).fill(1));
  const start = near === undefined ? undefined : startFrom(near, lags.length, constant, move);
  const found = huberFit(columns, moved.subarray(first), start) ?? new Float64Array(columns.length);
  const kept = 1 - sum(found.subarray(0, lags.length));
  return {
    weights: found.slice(0, lags.length),
    waves: found.slice(lags.length, lags.length + 2 * angles.length),
    constant: constant ? found.at(-1)! + move * kept : 0,
    anchor: constant ? 0 : move,
  };
}

/** Coefficients found before, on values that are moved by `move` now. */
function startFrom(near: Tuning, lags: number, constant: boolean, move: number): Float64Array {
  const weights = near.weights as Float64Array;
  const waves = near.waves as Float64Array;
  const out = new Float64Array(lags + waves.length + (constant ? 1 : 0));
  out.set(weights);
  out.set(waves, lags);
  if (constant) out[out.length - 1] = (near.constant as number) - move * (1 - sum(weights));
  return out;
}

function stateOf(
  values: Float64Array,
  { lags }: LagRegression,
  form: Form,
  angles: readonly number[],
  tuning: Tuning,
): RegressionState {
  const { shape, fades, season } = shapeOf(values, form);
  const weights = tuning.weights as Float64Array;
  const size = tuning.waves as Float64Array;
  return {
    // A fit around an anchor knows no constant: moving the values back adds one.
    constant: (tuning.constant as number) + (tuning.anchor as number) * (1 - sum(weights)),
    lags,
    weights,
    waves: angles.flatMap((angle, k) => [angle, size[2 * k]!, size[2 * k + 1]!]),
    time: values.length,
    shape,
    fades,
    season,
    needs: lags.at(-1)! + season * fades.length,
  };
}

function nameOf({ lags, waves = [], constant = true, last }: LagRegression, form: Form): string {
  const what = {
    plain: 'values',
    cycles: form.kind === 'cycles' && form.most === 1 ? `changes over ${form.season}` : 'departures from past cycles',
    double: 'values without two seasons',
    shrunk: 'values without their season',
  }[form.kind];
  const extras = [
    ...waves.map(w => `${w.count} waves of ${Number(w.period.toFixed(2))}`),
    ...(constant ? [] : ['no constant']),
    ...(last === undefined ? [] : [`the last ${last} points`]),
  ];
  return `regression of ${what} on lags ${lags.join(' ')}${extras.length > 0 ? ` (${extras.join(', ')})` : ''}`;
}

function shifted(values: Float64Array, by: number): Float64Array {
  const out = new Float64Array(values.length);
  for (let t = 0; t < out.length; t++) out[t] = values[t]! - by;
  return out;
}

function mean(values: Float64Array): number {
  return sum(values) / values.length;
}

function sum(values: Float64Array): number {
  let total = 0;
  for (let t = 0; t < values.length; t++) total += values[t]!;
  return total;
}
