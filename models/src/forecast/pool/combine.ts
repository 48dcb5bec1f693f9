// Several forecasts to one: weights from past errors, then half weighted median and half weighted mean.
import type { SeasonKind } from '../season-kind.ts';

/**
 * Weight (least error / error)^p with p = 1 for monthly and quarterly series, else 2; sums to 1.
 * @param errors mean absolute error of each member; NaN when it could not be checked, which counts as the median error
 */
export function weightsFromErrors(errors: readonly number[], kind: SeasonKind): number[] {
  const known = errors.filter(e => !Number.isNaN(e)).sort((a, b) => a - b);
  if (known.length === 0) return errors.map(() => 1 / errors.length);
  const tiny = 1e-12;
  const median = known[Math.floor((known.length - 1) / 2)]!;
  const power = kind === 'short' ? 1 : 2;
  const raw = errors.map(e => ((known[0]! + tiny) / ((Number.isNaN(e) ? median : e) + tiny)) ** power);
  const sum = raw.reduce((a, b) => a + b, 0);
  return raw.map(w => w / sum);
}

/**
 * @param forecasts one array per member, all of one length
 * @param weights as many, summing to 1
 * @param medianShare 0.5, or 1 when too few origins stand behind the weights
 */
export function combine(
  forecasts: readonly Float64Array[],
  weights: readonly number[],
  medianShare: number,
): Float64Array {
  if (forecasts.length === 1) return forecasts[0]!;
  const out = new Float64Array(forecasts[0]!.length);
  const values = new Float64Array(forecasts.length);
  const order = new Float64Array(forecasts.length);
  for (let i = 0; i < out.length; i++) {
    let mean = 0;
    for (let k = 0; k < forecasts.length; k++) {
      insert(values, order, k, forecasts[k]![i]!);
      mean += weights[k]! * forecasts[k]![i]!;
    }
    out[i] = medianShare * middleOf(values, order, weights) + (1 - medianShare) * mean;
  }
  return out;
}

/** The k-th value into the k before it, which are in ascending order; `order` says whose each is. */
function insert(values: Float64Array, order: Float64Array, k: number, value: number): void {
  let at = k;
  for (; at > 0 && values[at - 1]! > value; at--) {
    values[at] = values[at - 1]!;
    order[at] = order[at - 1]!;
  }
  values[at] = value;
  order[at] = k;
}

/** The first value, in ascending order, at which half of the weight is reached. */
function middleOf(values: Float64Array, order: Float64Array, weights: readonly number[]): number {
  let passed = 0;
  for (let k = 0; k < values.length; k++) {
    passed += weights[order[k]!]!;
    if (passed >= 0.5) return values[k]!;
  }
  return values.at(-1)!;
}
