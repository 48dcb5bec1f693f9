// A small neural net that learns what to add to the last cycle.
import { inputCount, type Layout, type Part, partSizes, pastNeeded } from '../../predictors/index.ts';
import type { PointMethod, Tuning } from '../method.ts';
import { examplesFrom, pointsFor } from './examples.ts';
import { firstWeights } from './first-weights.ts';
import type { Tensors } from './tensors.ts';
import { train } from './training.ts';

const MOST_CYCLES = 8;
const CYCLES_ALONE = 4;
/** Values looked at without a season. */
const LAGS = 12;
/** Seasons of this many steps and more have neighbours that look alike. */
const WIDE_FROM = 7;
const FEWEST_TARGETS = 30;
const STEPS = 120;
/** From a net that was trained on a first part of the values. */
const STEPS_NEAR = 30;
/** Digits of a stored weight. */
const DIGITS = 6;

/**
 * A convolution over past cycles, dilated by the season and with the same weights for every step, then a second layer; a direct way
 * past both starts as the last cycle (residual learning, He et al. 2016; dilations, van den Oord et al. 2016).
 * @param seasons ascending; the second one sets how many cycles are looked at
 * @param length points there are
 */
export function layoutFor(seasons: readonly number[], length: number): Layout {
  const [cycle = 1, long] = seasons;
  if (cycle === 1) return { cycle, cycles: LAGS, reach: 0 };
  const room = Math.floor(length / (3 * cycle));
  const cycles = long === undefined ? Math.min(CYCLES_ALONE, room) : Math.min(MOST_CYCLES, Math.floor(long / cycle));
  return { cycle, cycles: Math.max(1, cycles), reach: cycle >= WIDE_FROM ? 1 : 0 };
}

/** Fewest points to train from. */
export const fewestPoints = (layout: Layout): number => pointsFor(FEWEST_TARGETS, layout);

export function neuralNet(t: Tensors, layout: Layout): PointMethod {
  const width = inputCount(layout);
  const { cycle, cycles } = layout;
  return {
    name:
      cycle === 1 ? `neural net on the last ${cycles} values` : `neural net on the last ${cycles} cycles of ${cycle}`,
    predictor: 'neural-net',
    fits: length => length >= fewestPoints(layout),
    tunesOnce: true,
    tune: (values, near) => tune(t, values, layout, near),
    fit: (values, { unit, weights }) => ({
      ...layout,
      unit: unit as number,
      phase: values.length % cycle,
      weights: weights as Float64Array,
      needs: pastNeeded(layout),
    }),
  };

  function tune(t: Tensors, values: Float64Array, layout: Layout, near?: Tuning): Tuning {
    const examples = examplesFrom(values, layout, near?.unit as number | undefined);
    const start = firstWeights(width, layout);
    const from = near === undefined ? start : partsOf(near.weights as Float64Array, width);
    const best = train(t, examples, from, start.direct, near === undefined ? STEPS : STEPS_NEAR);
    const flat = Object.keys(partSizes(width)).flatMap(part => Array.from(best[part as Part]));
    return { unit: examples.unit, weights: Float64Array.from(flat, v => Number(v.toPrecision(DIGITS))) };
  }
}

function partsOf(flat: Float64Array, width: number): Record<Part, Float32Array> {
  let first = 0;
  const entries = Object.entries(partSizes(width)).map(([part, size]) => {
    first += size;
    return [part, Float32Array.from(flat.subarray(first - size, first))];
  });
  return Object.fromEntries(entries) as Record<Part, Float32Array>;
}
