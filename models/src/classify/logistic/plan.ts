// What the logistic model makes of each column: numbers on up to four scales, categories as dummies, and whether a value is missing.
import type { CategoryFeature, Feature, FeatureTable, NumericFeature } from '../features.ts';

/** A numeric value v on a scale that keeps its sign: v, ln(1 + |v|), √|v|, v². */
export type Scale = 'linear' | 'log' | 'root' | 'square';

export interface NumericPlan {
  readonly kind: 'numeric';
  /** Index into the features of the table. */
  readonly column: number;
  /** Range of finite values in training: values beyond it count as its end, so that squares do not run away. */
  readonly lower: number;
  readonly upper: number;
  readonly scales: readonly Scale[];
  /** Whether "is missing" is a term of its own, the last. On the scales a missing value counts as their mean. */
  readonly missing: boolean;
}

export interface CategoryPlan {
  readonly kind: 'category';
  readonly column: number;
  /** Term of each code, counted within this column, first that of "missing" (code -1); or BASE, or UNKNOWN. */
  readonly slots: readonly number[];
  readonly terms: number;
}

export type ColumnPlan = NumericPlan | CategoryPlan;

/** The most common category: the others are told by how they differ from it. */
export const BASE = -1;
/** Too rare to say anything: counts as the mean of all terms. */
export const UNKNOWN = -2;

/** Fewest rows that a dummy speaks for. */
const FEWEST_ROWS = 10;
/** Dummies a column; categories beyond share one. */
const MOST_LEVELS = 30;
/** Numbers with no more distinct values than this stay as they are. */
const FEW_VALUES = 10;
const LARGEST = 1e60;

export const termsOf = (plan: ColumnPlan): number =>
  plan.kind === 'numeric' ? plan.scales.length + (plan.missing ? 1 : 0) : plan.terms;

/** Plans of the columns that have something to say; columns that never change get none. */
export function planColumns(table: FeatureTable): ColumnPlan[] {
  return table.features.map(planColumn).filter(plan => termsOf(plan) > 0);
}

function planColumn(feature: Feature, column: number): ColumnPlan {
  return feature.kind === 'numeric' ? planNumeric(feature, column) : planCategory(feature, column);
}

function planNumeric({ values }: NumericFeature, column: number): NumericPlan {
  const distinct = new Set<number>();
  let [lower, upper, missing] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const value of values) {
    if (Number.isNaN(value)) missing++;
    else if (Number.isFinite(value)) {
      if (distinct.size <= FEW_VALUES) distinct.add(value);
      lower = Math.min(lower, value);
      upper = Math.max(upper, value);
    }
  }
  const both = missing >= FEWEST_ROWS && values.length - missing >= FEWEST_ROWS;
  // JSON knows no infinity: of a column without values the range is never asked.
  if (distinct.size === 0) return { kind: 'numeric', column, lower: 0, upper: 0, scales: [], missing: false };
  return {
    kind: 'numeric',
    column,
    lower,
    upper,
    scales: scalesFor(distinct.size, Math.max(-lower, upper)),
    missing: both,
  };
}

function scalesFor(distinct: number, largest: number): Scale[] {
  if (distinct < 2) return [];
  // Squares of the values on a scale must stay finite: astronomic numbers count by their size only.
  if (largest > LARGEST) return ['log'];
  return distinct > FEW_VALUES ? ['linear', 'log', 'root', 'square'] : ['linear'];
}

function planCategory({ codes, names }: CategoryFeature, column: number): CategoryPlan {
  const counts = new Float64Array(names.length + 1);
  for (const code of codes) counts[code + 1]!++;
  const byCount = [...counts.keys()].filter(slot => counts[slot]! > 0).sort((a, b) => counts[b]! - counts[a]! || a - b);
  const own = byCount.filter(slot => counts[slot]! >= FEWEST_ROWS).slice(0, MOST_LEVELS + 1);
  const rest = byCount.filter(slot => !own.includes(slot));
  const together = rest.reduce((sum, slot) => sum + counts[slot]!, 0) >= FEWEST_ROWS;
  const slots = Array.from(counts, () => UNKNOWN);
  own.forEach((slot, i) => {
    slots[slot] = i === 0 ? BASE : i - 1;
  });
  if (own.length === 0) return { kind: 'category', column, slots, terms: 0 };
  if (together) for (const slot of rest) slots[slot] = own.length - 1;
  return { kind: 'category', column, slots, terms: own.length - 1 + (together ? 1 : 0) };
}
