// What is said of one person: how likely, how sure, in which band, and why.
import { type RiskBand, riskBand } from '@foresight/contracts';
import type { Classifier, FeatureTable, ScoreOptions } from '@foresight/models/classify';
import { factorsOf, type PersonFactor } from './factors.ts';

export interface Scored {
  readonly probability: number;
  readonly lower: number;
  readonly upper: number;
  readonly band: RiskBand;
  /** The strongest first. */
  readonly factors: readonly PersonFactor[];
}

const MOST_FACTORS = 5;

/** @returns a score a row, and what was missing in the table, in words */
export function scoredBy(
  classifier: Classifier,
  table: FeatureTable,
  options: ScoreOptions = {},
): { readonly scores: Scored[]; readonly notes: readonly string[] } {
  const { p, lower, upper, notes } = classifier.score(table, options);
  const factors = factorsOf(classifier.explain(table, options), table, MOST_FACTORS);
  const scores = Array.from(p, (probability, i) => ({
    probability,
    lower: lower[i]!,
    upper: upper[i]!,
    band: riskBand(probability),
    factors: factors[i]!,
  }));
  return { scores, notes };
}
