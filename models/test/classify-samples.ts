// Made-up people whose chance is known: what a classifier says can be held against the truth, not only against what happened.
import type { FeatureTable } from '../src/classify/index.ts';
import { normalNumbers, randomNumbers } from '../src/statistics/random.ts';

export interface Sample {
  readonly table: FeatureTable;
  /** Of label 1, a row each. */
  readonly chances: Float64Array;
  readonly labels: Uint8Array;
}

/** How the log-odds come about: a straight line; or corners, of which it sees a part only. */
export type Truth = 'line' | 'corners';

/** Six columns: three numbers (one in ten values of the second is missing), a category, and two of noise. About three in ten have label 1. */
export function sample(truth: Truth, rows: number, seed: number): Sample {
  const next = randomNumbers(seed);
  const normal = normalNumbers(next);
  const column = () => Float64Array.from({ length: rows }, normal);
  const [recency, usage, tenure, noise] = [column(), column(), column(), column()];
  const codes = Int32Array.from({ length: rows }, () => Math.floor(next() * 3));
  // A value that is missing says as much as an average one: the columns tell all that can be known.
  const gaps = usage.map(value => (next() < 0.1 ? Number.NaN : value));
  const known = gaps.map(value => (Number.isNaN(value) ? 0 : value));
  const chances = recency.map((r, i) => 1 / (1 + Math.exp(-logOdds(truth, r, known[i]!, tenure[i]!, codes[i]!))));
  const labels = Uint8Array.from(chances, chance => (next() < chance ? 1 : 0));
  return {
    chances,
    labels,
    table: {
      rows,
      features: [
        { kind: 'numeric', name: 'recency', values: recency },
        { kind: 'numeric', name: 'usage', values: gaps },
        { kind: 'numeric', name: 'tenure', values: tenure },
        { kind: 'category', name: 'plan', codes, names: ['free', 'team', 'firm'] },
        { kind: 'numeric', name: 'noise', values: noise },
        { kind: 'category', name: 'colour', codes: codes.toReversed(), names: ['red', 'green', 'blue'] },
      ],
    },
  };
}

function logOdds(truth: Truth, recency: number, usage: number, tenure: number, plan: number): number {
  if (truth === 'line') return -1.2 + recency - 0.7 * usage + 0.4 * tenure + (plan === 1 ? 0.8 : 0);
  return -1.8 + (recency > 0 ? 0.5 : 0) + (recency > 0 && usage > 0 ? 2 : 0) + (plan === 1 && tenure > 0 ? 1.5 : 0);
}
