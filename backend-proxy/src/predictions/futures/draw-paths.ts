// Sample paths of a fitted model: as many as memory is for, of the steps that are still to come.
import type { Fitted, SamplePaths } from '@foresight/models';

/** Long horizons get fewer paths: as many values as memory is for. */
const MOST_VALUES = 4_000_000;
const PATHS = 2000;

export function drawPaths(fitted: Fitted, horizon: number): SamplePaths {
  return fitted.paths(horizon, { count: Math.min(PATHS, Math.floor(MOST_VALUES / horizon)) });
}

/** Without the steps before `first` (0: the first one stays). */
export function fromStep(paths: SamplePaths, first: number): SamplePaths {
  if (first === 0) return paths;
  const { count, horizon, values } = paths;
  const left = horizon - first;
  const cut = new Float64Array(count * left);
  for (let p = 0; p < count; p++) cut.set(values.subarray(p * horizon + first, (p + 1) * horizon), p * left);
  return { ...paths, horizon: left, values: cut };
}

/**
 * Each step moved from the model's own point forecast to the one that is served: that of a sum that agrees with its parts
 * is another. Values that were never below 0 stay there.
 */
export function movedTo(paths: SamplePaths, own: Float64Array, served: Float64Array): SamplePaths {
  const { horizon, values } = paths;
  if (own.every((v, i) => v === served[i])) return paths;
  const least = values.every(v => v >= 0) ? 0 : -Infinity;
  const moved = values.map((v, i) => Math.max(least, v + served[i % horizon]! - own[i % horizon]!));
  return { ...paths, values: moved };
}
