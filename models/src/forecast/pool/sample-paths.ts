// Possible futures of a fitted pool: at each step spread as the band says, from step to step as its errors hung together.
import { type Band, bandQuantiles, correlatedRanks } from '../bands/index.ts';
import type { PathOptions } from '../model.ts';

/**
 * @param point within the bounds, in the scaled units of the band
 * @returns path p at step i: `[p * point.length + i]`, in scaled units; not yet within the bounds
 */
export function samplePaths(band: Band, point: Float64Array, { count, seed }: Required<PathOptions>): Float64Array {
  const horizon = point.length;
  const quantiles = bandQuantiles(
    band,
    Float64Array.from({ length: count }, (_, r) => (r + 0.5) / count),
  );
  const values = new Float64Array(count * horizon);
  correlatedRanks(band.dependence, { count, horizon, seed }, (step, order) => {
    const sorted = quantiles(point[step]!, step + 1);
    for (let r = 0; r < count; r++) values[order[r]! * horizon + step] = sorted[r]!;
  });
  return values;
}
