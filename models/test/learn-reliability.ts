// Learns how chances of crossing come true: what `usual-reliability.ts` holds.
import type { ChanceKind } from '../src/forecast/chance-kind.ts';
import { type Reliability, reliabilityTerms } from '../src/forecast/joint/usual-reliability.ts';
import { factorNormal, substitute } from '../src/statistics/cholesky.ts';
import type { Case } from './crossing-score.ts';

/** Weight of "no change", in cases: those of one forecast say nearly the same. */
const RIDGE = 100;
/** In the order of reliabilityTerms. */
const NAMES = ['rise', 'riseFar', 'fall', 'shift', 'shiftFar', 'lean', 'leanRise'] as const;
const MOST_ROUNDS = 50;
const STILL = 1e-8;

/**
 * Logistic regression by Newton's method, drawn toward no change.
 * @param cases with the share of the paths as their chance; what is certain teaches nothing
 */
export function learnReliability(kind: ChanceKind, cases: readonly Case[]): Reliability {
  const open = cases.filter(({ chance }) => chance > 0 && chance < 1);
  const rows = open.map(({ chance, side, steps }) => reliabilityTerms(chance, kind, { side, steps }));
  const logits = open.map(({ chance }) => Math.log(chance) - Math.log1p(-chance));
  const came = open.map(({ happened }) => (happened ? 1 : 0));
  const weights = new Float64Array(NAMES.length);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const now = rows.map((row, r) => logistic(row.reduce((sum, term, i) => sum + term * weights[i]!, logits[r]!)));
    const step = newtonStep(rows, came, now, weights);
    for (let i = 0; i < weights.length; i++) weights[i]! += step[i]!;
    if (step.every(s => Math.abs(s) < STILL)) break;
  }
  return Object.fromEntries(NAMES.map((name, i) => [name, weights[i]!])) as unknown as Reliability;
}

const logistic = (logit: number) => 1 / (1 + Math.exp(-logit));

/** @param now the corrected chances, with the weights as they are */
function newtonStep(
  rows: readonly number[][],
  came: readonly number[],
  now: readonly number[],
  weights: Float64Array,
): Float64Array {
  const size = weights.length;
  const gradient = weights.map(w => -RIDGE * w);
  const curve = new Float64Array(size * size);
  for (let i = 0; i < size; i++) curve[i * size + i] = RIDGE;
  rows.forEach((row, r) => {
    const p = now[r]!;
    for (let i = 0; i < size; i++) {
      gradient[i]! += row[i]! * (came[r]! - p);
      for (let j = 0; j <= i; j++) curve[i * size + j]! += row[i]! * row[j]! * p * (1 - p);
    }
  });
  const factor = factorNormal(curve, size);
  if (factor === null) throw new RangeError(`${rows.length} cases do not tell the weights apart: give more of them`);
  return substitute(factor, size, gradient);
}
