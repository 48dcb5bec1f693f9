// A fitted model seen through layers: what was taken off the series before the fit is put back on all that comes out.
import type { Explanation, Fitted, Forecast, SamplePaths } from '../model.ts';

export interface Layer {
  /** Steps the model has to forecast for `horizon` steps outside. @throws {RangeError} beyond what is known of the future */
  reach(horizon: number): number;
  /**
   * What the model says, as it is outside. Never turns a larger value into a smaller one, so that bands stay nested.
   * @param values `reach(horizon)` of them
   * @returns `horizon` of them
   */
  outward(values: Float64Array, horizon: number): Float64Array;
  /** The model with larger errors, where what was taken off is uncertain itself; absent: as it is. */
  doubted?(model: Saying): Saying;
  /** Components that sum to the point outside, given those that sum to the point inside. */
  explained(inner: Explanation, horizon: number): Explanation;
}

/** What a Fitted says of the future. */
export type Saying = Pick<Fitted, 'predict' | 'paths' | 'explain'>;

/** @param layers the one nearest the model first */
export function through(model: Saying, layers: readonly Layer[]): Saying {
  return layers.reduce(throughOne, model);
}

function throughOne(model: Saying, layer: Layer): Saying {
  const inner = layer.doubted?.(model) ?? model;
  return {
    predict: (horizon, levels) => forecast(inner.predict(layer.reach(horizon), levels), layer, horizon),
    paths: (horizon, options) => paths(inner.paths(layer.reach(horizon), options), layer, horizon),
    explain: horizon => layer.explained(inner.explain(layer.reach(horizon)), horizon),
  };
}

function forecast({ point, intervals }: Forecast, layer: Layer, horizon: number): Forecast {
  return {
    point: layer.outward(point, horizon),
    intervals: intervals.map(({ level, lower, upper }) => ({
      level,
      lower: layer.outward(lower, horizon),
      upper: layer.outward(upper, horizon),
    })),
  };
}

function paths({ horizon: reach, ...inner }: SamplePaths, layer: Layer, horizon: number): SamplePaths {
  const { count, values } = inner;
  const out = new Float64Array(count * horizon);
  for (let p = 0; p < count; p++) {
    out.set(layer.outward(values.subarray(p * reach, (p + 1) * reach), horizon), p * horizon);
  }
  return { ...inner, horizon, values: out };
}
