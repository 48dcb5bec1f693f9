// A ranking of people, held against random ones and against other people of the same kind.
import { bootstrap } from '../classify/index.ts';
import { quantile } from '../statistics/quantile.ts';
import { randomNumbers } from '../statistics/random.ts';
import { cumulate, effectBetween, qiniScores, type Ranking } from './ranking.ts';
import type { Trial } from './trial.ts';

export interface UpliftReportOptions {
  /** Default: 200. */
  readonly resamples?: number;
  /** Random rankings. Default: 500. */
  readonly draws?: number;
  /** The same seed gives the same report. Default: 1. */
  readonly seed?: number;
  /** Of all intervals, 0.5 to 0.99. Default: 0.95. */
  readonly level?: number;
  /** Shares of people, first by the score, above 0 to 0.5. Default: 0.1, 0.2, 0.3, 0.5. */
  readonly shares?: readonly number[];
}

export interface Bounded {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

export interface RankingReport {
  readonly qini: Bounded;
  readonly auuc: Bounded;
  /** Difference of the arms among the first and the last share of people. */
  readonly at: readonly { readonly share: number; readonly first: Bounded; readonly last: Bounded }[];
  /** Qini of random rankings: their spread, the value that 99 in 100 stay below, and the share of them that reaches this one. */
  readonly random: { readonly deviation: number; readonly usual: number; readonly p: number };
}

export function judge(ranking: Ranking, trial: Trial, options: UpliftReportOptions): RankingReport {
  const { resamples = 200, draws = 500, seed = 1, level = 0.95, shares = [0.1, 0.2, 0.3, 0.5] } = options;
  const measure = (counts?: Float64Array): number[] => {
    const sums = cumulate(ranking, trial, counts);
    const { qini, auuc } = qiniScores(sums);
    return [qini, auuc, ...shares.flatMap(s => [effectBetween(sums, 0, s), effectBetween(sums, 1 - s, 1)])];
  };
  const values = measure();
  const ranges = bootstrap(trial.treated.length, measure, { resamples, seed, level });
  const bounded = (k: number): Bounded => ({ value: values[k]!, ...ranges[k]! });
  return {
    qini: bounded(0),
    auuc: bounded(1),
    at: shares.map((share, s) => ({ share, first: bounded(2 + 2 * s), last: bounded(3 + 2 * s) })),
    random: randomRankings(ranking, trial, values[0]!, draws, seed),
  };
}

/** The same groups, people dealt to them by chance. */
function randomRankings(
  { order, groups }: Ranking,
  trial: Trial,
  reached: number,
  draws: number,
  seed: number,
): RankingReport['random'] {
  const next = randomNumbers(seed);
  const dealt = order.slice().sort();
  const found = Float64Array.from({ length: draws }, () => {
    shuffle(dealt, next);
    return qiniScores(cumulate({ order: dealt, groups }, trial)).qini;
  }).sort();
  const mean = found.reduce((sum, q) => sum + q, 0) / draws;
  const squares = found.reduce((sum, q) => sum + (q - mean) ** 2, 0);
  const asHigh = found.filter(q => q >= reached).length;
  return {
    deviation: Math.sqrt(squares / Math.max(1, draws - 1)),
    usual: quantile(found, 0.99),
    p: (1 + asHigh) / (1 + draws),
  };
}

function shuffle(rows: Int32Array, next: () => number): void {
  for (let i = rows.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    const kept = rows[i]!;
    rows[i] = rows[j]!;
    rows[j] = kept;
  }
}
