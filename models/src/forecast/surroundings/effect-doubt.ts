// How uncertain effects are, in the bands: wider where an effect is at work that was seen few times.
import type { Saying } from './layer.ts';
import { type WorkingScale, withinRange } from './working-scale.ts';

/** Its half width is one standard deviation of normal errors. */
const ONE_SIGMA = 0.6827;

/**
 * The model with all its errors larger by one ratio a step, √(1 + (error of the effects ÷ standard deviation of the model)²): two
 * independent errors have the root of the sum of their squares. Bands stay nested, and paths spread as they do.
 * @param errorsFor standard error of all effects together, one a step, on the working scale
 */
export function inDoubt(inner: Saying, scale: WorkingScale, errorsFor: (horizon: number) => Float64Array): Saying {
  return {
    predict: (horizon, levels) => {
      const { point, intervals } = inner.predict(horizon, [...levels, ONE_SIGMA]);
      const ratios = ratiosOf(scale, point, intervals.at(-1)!.upper, errorsFor(horizon));
      const wide = (limit: Float64Array) => limit.map((v, i) => stretched(scale, point[i]!, v, ratios[i]!));
      return {
        point,
        intervals: intervals.slice(0, -1).map(i => ({ level: i.level, lower: wide(i.lower), upper: wide(i.upper) })),
      };
    },
    paths: (horizon, options) => {
      const paths = inner.paths(horizon, options);
      const { point, intervals } = inner.predict(horizon, [ONE_SIGMA]);
      const ratios = ratiosOf(scale, point, intervals[0]!.upper, errorsFor(horizon));
      const wide = paths.values.map((v, j) => stretched(scale, point[j % horizon]!, v, ratios[j % horizon]!));
      return { ...paths, values: wide };
    },
    explain: inner.explain,
  };
}

function ratiosOf(scale: WorkingScale, point: Float64Array, upper: Float64Array, errors: Float64Array): Float64Array {
  return errors.map((error, i) => {
    const [middle, high] = [point[i]!, upper[i]!];
    const deviation = scale === 'sum' ? high - middle : middle > 0 ? Math.log(high / middle) : 0;
    return deviation > 0 ? Math.hypot(1, error / deviation) : 1;
  });
}

/** Farther from the point on the working scale; shares of nothing are nothing. */
function stretched(scale: WorkingScale, point: number, value: number, ratio: number): number {
  if (ratio === 1 || value === point) return value;
  if (scale === 'sum') return withinRange(point + ratio * (value - point));
  return point > 0 && value > 0 ? withinRange(point * (value / point) ** ratio) : value;
}
