// Where training starts: a net that repeats the last cycle.
import { normalNumbers, randomNumbers } from '../../../statistics/random.ts';
import { type Layout, type Part, partSizes, UNITS } from '../../predictors/index.ts';

const SEED = 1;

/** Spreads after He et al. 2015; the hidden layers have no say yet, and the way past them gives the value one cycle ago. */
export function firstWeights(inputs: number, { reach }: Layout): Record<Part, Float32Array> {
  const normal = normalNumbers(randomNumbers(SEED));
  const spreads: Partial<Record<Part, number>> = { first: Math.sqrt(1 / inputs), second: Math.sqrt(2 / UNITS[0]) };
  const entries = Object.entries(partSizes(inputs)).map(([part, size]) => {
    const spread = spreads[part as Part] ?? 0;
    return [part, Float32Array.from({ length: size }, () => (spread > 0 ? spread * normal() : 0))];
  });
  const weights = Object.fromEntries(entries) as Record<Part, Float32Array>;
  weights.direct[reach] = 1;
  return weights;
}

/** The same order on every run (Fisher and Yates 1938). */
export function shuffled(count: number): Int32Array {
  const next = randomNumbers(SEED);
  const order = Int32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
