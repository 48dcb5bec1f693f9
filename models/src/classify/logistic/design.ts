// The terms of a plan as numbers, a column each.
import type { Feature, FeatureTable } from '../features.ts';
import { BASE, type CategoryPlan, type ColumnPlan, type NumericPlan, type Scale, termsOf, UNKNOWN } from './plan.ts';

const SCALES: Readonly<Record<Scale, (value: number) => number>> = {
  linear: v => v,
  log: v => Math.sign(v) * Math.log1p(Math.abs(v)),
  root: v => Math.sign(v) * Math.sqrt(Math.abs(v)),
  square: v => v * v,
};

/** Values of the terms, in the order of the plans; NaN where a row says nothing of a term. */
export function rawTerms(plans: readonly ColumnPlan[], table: FeatureTable): Float64Array[] {
  return plans.flatMap(plan => termsOfColumn(plan, table.features[plan.column]!));
}

function termsOfColumn(plan: ColumnPlan, feature: Feature): Float64Array[] {
  if (plan.kind === 'numeric' && feature.kind === 'numeric') return numericTerms(plan, feature.values);
  if (plan.kind === 'category' && feature.kind === 'category') return categoryTerms(plan, feature.codes);
  throw new TypeError(`column '${feature.name}' is ${feature.kind}, and was ${plan.kind} when the model was fitted`);
}

function numericTerms({ lower, upper, scales, missing }: NumericPlan, values: Float64Array): Float64Array[] {
  const within = values.map(v => Math.min(upper, Math.max(lower, v)));
  const terms = scales.map(scale => within.map(SCALES[scale]));
  return missing ? [...terms, values.map(v => (Number.isNaN(v) ? 1 : 0))] : terms;
}

function categoryTerms(plan: CategoryPlan, codes: Int32Array): Float64Array[] {
  const terms = Array.from({ length: termsOf(plan) }, () => new Float64Array(codes.length));
  for (let row = 0; row < codes.length; row++) {
    const slot = plan.slots[codes[row]! + 1] ?? UNKNOWN;
    if (slot === UNKNOWN) for (const term of terms) term[row] = Number.NaN;
    else if (slot !== BASE) terms[slot]![row] = 1;
  }
  return terms;
}

/** Mean and spread of each term in training. */
export interface Standard {
  readonly means: readonly number[];
  /** 1 for a term that does not vary. */
  readonly deviations: readonly number[];
}

export function standardOf(terms: readonly Float64Array[]): Standard {
  const each = terms.map(meanAndDeviation);
  return { means: each.map(([mean]) => mean), deviations: each.map(([, deviation]) => deviation) };
}

/** In place: (value - mean) ÷ deviation, and 0 where the value is NaN. */
export function standardize(terms: readonly Float64Array[], { means, deviations }: Standard): void {
  terms.forEach((term, j) => {
    const [mean, deviation] = [means[j]!, deviations[j]!];
    for (let row = 0; row < term.length; row++) {
      const value = (term[row]! - mean) / deviation;
      term[row] = Number.isNaN(value) ? 0 : value;
    }
  });
}

function meanAndDeviation(values: Float64Array): [number, number] {
  let [sum, count] = [0, 0];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  const mean = count === 0 ? 0 : sum / count;
  const squares = values.reduce((total, v) => total + (Number.isNaN(v) ? 0 : (v - mean) ** 2), 0);
  const deviation = Math.sqrt(squares / Math.max(1, count));
  return [mean, deviation > 1e-12 * Math.abs(mean) && deviation > 0 ? deviation : 1];
}
