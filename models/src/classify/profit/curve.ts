// What it brings to contact everybody from a probability on, for each probability where to draw the line.
import { countPositives, type Labels } from '../labels.ts';
import { type Ranking, rank } from '../scores/ranking.ts';

export interface ProfitOptions {
  /** Of one contact, 0 or more. */
  readonly contactCost: number;
  /** What a positive who is kept is worth, 0 or more: one for all, or one a row. */
  readonly savedValue: number | Float64Array;
  /** Share of the contacted positives who are kept by it, 0 to 1. */
  readonly successRate: number;
}

/** Contacting all rows with a probability of at least `cut`. */
export interface ProfitPoint {
  readonly cut: number;
  readonly contacted: number;
  readonly hits: number;
  readonly falseAlarms: number;
  readonly missed: number;
  /** Σ over contacted positives of successRate · savedValue, less contactCost for each contact. */
  readonly gain: number;
}

/** Rows by probability, falling, with what contacting each brought. */
export interface Gains {
  readonly ranking: Ranking;
  /** In the order of the ranking. */
  readonly gains: Float64Array;
}

/** @throws {RangeError} for costs, values or shares that are none, with the number */
export function gainsOf(p: Float64Array, labels: Labels, options: ProfitOptions): Gains {
  checkOptions(options, p.length);
  const { contactCost, savedValue, successRate } = options;
  const ranking = rank(p, labels);
  const gains = Float64Array.from(ranking.order, row => {
    const value = typeof savedValue === 'number' ? savedValue : savedValue[row]!;
    return labels[row]! * successRate * value - contactCost;
  });
  return { ranking, gains };
}

/** Every cut that tells rows apart, highest first; the first one contacts nobody: its cut is 1, or just above it where a row has 1. */
export function profitPoints({ ranking, gains }: Gains): ProfitPoint[] {
  const { scores, labels } = ranking;
  const positives = countPositives(labels);
  const points: ProfitPoint[] = [
    { cut: nobody(scores), contacted: 0, hits: 0, falseAlarms: 0, missed: positives, gain: 0 },
  ];
  let [hits, gain] = [0, 0];
  for (let i = scores.length - 1; i >= 0; i--) {
    hits += labels[i]!;
    gain += gains[i]!;
    if (i > 0 && scores[i - 1] === scores[i]) continue;
    const contacted = scores.length - i;
    points.push({ cut: scores[i]!, contacted, hits, falseAlarms: contacted - hits, missed: positives - hits, gain });
  }
  return points;
}

const nobody = (scores: Float64Array): number => (scores.at(-1) === 1 ? 1 + Number.EPSILON : 1);

function checkOptions({ contactCost, savedValue, successRate }: ProfitOptions, rows: number): void {
  if (!(contactCost >= 0 && contactCost < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`contact cost ${contactCost}: needs a number from 0 on`);
  }
  if (!(successRate >= 0 && successRate <= 1))
    throw new RangeError(`success rate ${successRate} is not between 0 and 1`);
  const values = typeof savedValue === 'number' ? [savedValue] : savedValue;
  if (typeof savedValue !== 'number' && values.length !== rows)
    throw new RangeError(`${values.length} saved values for ${rows} rows`);
  for (const value of values) {
    if (!(value >= 0 && value < Number.POSITIVE_INFINITY))
      throw new RangeError(`saved value ${value}: needs a number from 0 on`);
  }
}
