// How well scores put positives before the others: AUC and average precision. Ties count half, or as one step.
import type { Labels } from '../labels.ts';
import { type Ranking, rank } from './ranking.ts';

/**
 * Area under the receiver operating curve: the chance that a positive has a higher score than another row (Hanley and McNeil 1982).
 * @returns NaN when only one label is there
 */
export const auc = (scores: Float64Array, labels: Labels): number => rankedAuc(rank(scores, labels));

/**
 * Area under precision over recall, in steps: Σ precision · gain of recall. What chance gives is the share of positives.
 * @returns NaN without a positive
 */
export const averagePrecision = (scores: Float64Array, labels: Labels): number =>
  rankedAveragePrecision(rank(scores, labels));

/** @param counts how often each place counts; absent: once */
export function rankedAuc(ranking: Ranking, counts?: Float64Array): number {
  let [positives, others, area] = [0, 0, 0];
  forTies(ranking, counts, (hits, misses) => {
    area += hits * (others + misses / 2);
    positives += hits;
    others += misses;
  });
  return positives > 0 && others > 0 ? area / (positives * others) : Number.NaN;
}

/** @param counts how often each place counts; absent: once */
export function rankedAveragePrecision(ranking: Ranking, counts?: Float64Array): number {
  let [positives, above] = [0, 0];
  forTies(ranking, counts, (hits, misses) => {
    positives += hits;
    above += hits + misses;
  });
  // From the lowest score up: `above` are the rows at this score and over it, `hits` the positives among them.
  let [hitsAbove, sum] = [positives, 0];
  forTies(ranking, counts, (hits, misses) => {
    if (hits > 0) sum += (hits * hitsAbove) / above;
    hitsAbove -= hits;
    above -= hits + misses;
  });
  return positives > 0 ? sum / positives : Number.NaN;
}

/** Calls once a group of equal scores, lowest first, with its positives and its others. */
function forTies(ranking: Ranking, counts: Float64Array | undefined, each: (hits: number, misses: number) => void) {
  const { scores, labels } = ranking;
  let [hits, misses] = [0, 0];
  for (let i = 0; i < scores.length; i++) {
    const count = counts ? counts[i]! : 1;
    if (labels[i] === 1) hits += count;
    else misses += count;
    if (i + 1 < scores.length && scores[i + 1] === scores[i]) continue;
    each(hits, misses);
    hits = 0;
    misses = 0;
  }
}
