// Wide tables: only the terms that go with the label most are kept (sure independence screening: Fan and Lv 2008).
import type { FeatureTable } from '../features.ts';
import type { Labels } from '../labels.ts';
import { spacedRows, take, takeRows } from '../take-rows.ts';
import { rawTerms, standardize, standardOf } from './design.ts';
import { dot } from './gram.ts';
import { BASE, type ColumnPlan, planColumns, termsOf } from './plan.ts';

/** Terms that Newton's method takes at once: its time grows with their square. */
const MOST_TERMS = 240;
/** Rows that the choice is made on. */
const MOST_ROWS = 5000;

/** Plans of all columns, thinned to the 240 terms with the largest correlation with the label. */
export function screenedPlans(table: FeatureTable, labels: Labels): ColumnPlan[] {
  const plans = planColumns(table);
  const terms = plans.reduce((sum, plan) => sum + termsOf(plan), 0);
  if (terms <= MOST_TERMS) return plans;
  const strength = correlations(plans, table, labels);
  const order = [...strength.keys()].sort((a, b) => strength[b]! - strength[a]! || a - b);
  const kept = new Set(order.slice(0, MOST_TERMS));
  let first = 0;
  const thinned = plans.map(plan => {
    const from = first;
    first += termsOf(plan);
    return thin(plan, term => kept.has(from + term));
  });
  return thinned.filter(plan => termsOf(plan) > 0);
}

/** |Σ standardised term · (label - mean)|, a term each. */
function correlations(plans: readonly ColumnPlan[], table: FeatureTable, labels: Labels): Float64Array {
  const rows = spacedRows(table.rows, MOST_ROWS);
  const some = Float64Array.from(take(labels, rows, new Uint8Array(rows.length)));
  const mean = some.reduce((sum, v) => sum + v, 0) / rows.length;
  const centred = some.map(v => v - mean);
  const sample = takeRows(table, rows);
  // A column at a time: of wide tables all terms together would not fit.
  return Float64Array.from(
    plans.flatMap(plan => {
      const terms = rawTerms([plan], sample);
      standardize(terms, standardOf(terms));
      return terms.map(term => Math.abs(dot(term, centred)));
    }),
  );
}

function thin(plan: ColumnPlan, keep: (term: number) => boolean): ColumnPlan {
  if (plan.kind === 'numeric') {
    const scales = plan.scales.filter((_, term) => keep(term));
    return { ...plan, scales, missing: plan.missing && keep(plan.scales.length) };
  }
  const kept = Array.from({ length: plan.terms }, (_, term) => term).filter(keep);
  const slots = plan.slots.map(slot => (slot < 0 ? slot : Math.max(BASE, kept.indexOf(slot))));
  return { ...plan, slots, terms: kept.length };
}
