// Elastic-net logistic regression on a table: fitted, asked for log-odds, and for what each column adds to them.
import type { FeatureTable } from '../features.ts';
import type { Labels } from '../labels.ts';
import type { Contributions } from '../shap/index.ts';
import { eachRowBlock, spacedRows, take, takeRows } from '../take-rows.ts';
import type { Penalty } from './coordinate-descent.ts';
import { rawTerms, type Standard, standardize, standardOf } from './design.ts';
import { elasticNet, linear } from './elastic-net.ts';
import { type ColumnPlan, termsOf } from './plan.ts';
import { screenedPlans } from './screen.ts';

/** What was fitted, plain JSON. */
export interface Logistic extends Standard {
  readonly plans: readonly ColumnPlan[];
  /** The log-odds of a row that is average in everything. */
  readonly constant: number;
  /** Per standardised term. */
  readonly weights: readonly number[];
}

/** What was best on Telco, of the penalties tried: on the summed loss, so they fade as rows grow. */
export const DEFAULT_PENALTY: Penalty = { l1: 2, l2: 10 };

/** Rows that it learns from: beyond, evenly spaced ones say as much about some 200 weights. */
export const MOST_ROWS = 100_000;

/** @param labels with both 0 and 1 among them, else the constant grows without end until the steps are used up */
export function fitLogistic(table: FeatureTable, labels: Labels, penalty: Penalty = DEFAULT_PENALTY): Logistic {
  const rows = spacedRows(table.rows, MOST_ROWS);
  if (rows.length === table.rows) return fitRows(table, labels, penalty);
  return fitRows(takeRows(table, rows), take(labels, rows, new Uint8Array(rows.length)), penalty);
}

function fitRows(table: FeatureTable, labels: Labels, penalty: Penalty): Logistic {
  const plans = screenedPlans(table, labels);
  const terms = rawTerms(plans, table);
  const standard = standardOf(terms);
  standardize(terms, standard);
  const [constant, ...weights] = elasticNet(terms, labels, penalty);
  return { plans, ...standard, constant: constant!, weights };
}

/** @param table with the columns of training, in their order and with their category names */
export function logisticLogOdds(model: Logistic, table: FeatureTable): Float64Array {
  const logOdds = new Float64Array(table.rows);
  const b = Float64Array.of(model.constant, ...model.weights);
  eachRowBlock(table, (block, from) => logOdds.set(linear(standardTerms(model, block), b, block.rows), from));
  return logOdds;
}

/** Weight × distance from the average of training, summed over the terms of each column: with the bias they sum to the log-odds. */
export function logisticContributions(model: Logistic, table: FeatureTable): Contributions {
  const columns = table.features.map(({ name }) => ({ name, values: new Float64Array(table.rows) }));
  const columnOf = model.plans.flatMap(plan => new Array<number>(termsOf(plan)).fill(plan.column));
  eachRowBlock(table, (block, from) => {
    standardTerms(model, block).forEach((term, j) => {
      const weight = model.weights[j]!;
      const values = columns[columnOf[j]!]!.values.subarray(from, from + block.rows);
      for (let row = 0; row < term.length; row++) values[row]! += weight * term[row]!;
    });
  });
  return { bias: model.constant, columns };
}

/** Values of the terms: of a few thousand rows at once, they are many. */
export function standardTerms(model: Logistic, table: FeatureTable): Float64Array[] {
  const terms = rawTerms(model.plans, table);
  standardize(terms, model);
  return terms;
}
