// Which of many paths is how high at each step: ranks that move together as the errors of a forecast do.
import { normalNumbers, randomNumbers } from '../../statistics/random.ts';
import { correlatedNormals } from './correlated-normals.ts';
import type { Dependence } from './dependence.ts';

/** Room for the number of a path in the low bits of a key that is sorted. */
const PATHS = 2 ** 17;
const FINE = 2 ** 31;

/**
 * Latin hypercube sampling with dependence (Stein 1987; Packham and Schmidt 2010): correlated normal numbers, of which only the
 * order is kept, so that at every step each rank is taken once and the paths have exactly the marginal distribution they are given.
 * Every path has its mirror image (antithetic variates: Hammersley and Morton 1956). Steps are drawn one after the other for all
 * paths: a shorter horizon gives the start of a longer one.
 * @param visit called for steps 0, 1, …: `order[r]` is the path that is r-th from below
 */
export function correlatedRanks(
  dependence: Dependence,
  { count, horizon, seed }: { readonly count: number; readonly horizon: number; readonly seed: number },
  visit: (step: number, order: Uint32Array) => void,
): void {
  const half = Math.ceil(count / 2);
  const nextStep = correlatedNormals(dependence, half, normalNumbers(randomNumbers(seed)));
  const keys = new Float64Array(count);
  const order = new Uint32Array(count);
  for (let step = 0; step < horizon; step++) {
    const normals = nextStep();
    for (let p = 0; p < half; p++) keys[p] = Math.floor(normals[p]! * FINE) * PATHS + p;
    for (let p = half; p < count; p++) keys[p] = Math.floor(-normals[p - half]! * FINE) * PATHS + p;
    keys.sort();
    for (let r = 0; r < count; r++) order[r] = keys[r]! - Math.floor(keys[r]! / PATHS) * PATHS;
    visit(step, order);
  }
}
