// Numbers for many paths, step by step, correlated from step to step as a dependence says.
import { type Dependence, slowLoading } from './dependence.ts';

/**
 * Draws the parts of a Dependence one step on: the slow one as a random walk in the logarithm of the step, the fast one as an
 * autoregression whose shocks come back after a season.
 * @param next standard normal numbers
 * @returns the numbers of steps 1, 2, …, one a path, normal but for the size; the array is used again
 */
export function correlatedNormals(of: Dependence, count: number, next: () => number): () => Float64Array {
  const slow = new Float64Array(count);
  const fast = new Float64Array(count);
  const out = new Float64Array(count);
  // Half the sum of two squares is an exponential number.
  const size = Float64Array.from(out, () => Math.sqrt(1 - of.size + 0.5 * of.size * (next() ** 2 + next() ** 2)));
  const shocks = shocksOf(of, count, next);
  let step = 0;
  return () => {
    step++;
    const kept = step === 1 ? 0 : ((step - 1) / step) ** of.fade;
    const fresh = Math.sqrt(1 - kept * kept);
    const damp = step === 1 ? 0 : of.persistence;
    const shock = Math.sqrt(1 - damp * damp);
    const loading = Math.sqrt(of.slow) * slowLoading(step, of.growth);
    const noise = Math.sqrt(Math.max(0, 1 - loading * loading - of.fast));
    const part = Math.sqrt(of.fast);
    const now = shocks(step);
    for (let p = 0; p < count; p++) {
      slow[p] = kept * slow[p]! + fresh * next();
      fast[p] = damp * fast[p]! + shock * now[p]!;
      out[p] = size[p]! * (loading * slow[p]! + part * fast[p]! + noise * next());
    }
    return out;
  };
}

/** Shocks of the fast part: those of a season are kept for the next one. */
function shocksOf({ season, repeat }: Dependence, count: number, next: () => number) {
  const kept: Float64Array[] = [];
  const fresh = Math.sqrt(1 - repeat * repeat);
  return (step: number): Float64Array => {
    const slot = season === 0 ? 0 : (step - 1) % season;
    const earlier = season === 0 ? undefined : kept[slot];
    const now = kept[slot] ?? new Float64Array(count);
    kept[slot] = now;
    for (let p = 0; p < count; p++) now[p] = earlier === undefined ? next() : repeat * earlier[p]! + fresh * next();
    return now;
  };
}
