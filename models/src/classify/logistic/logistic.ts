// Elastic-net logistic regression on a table: fitted, asked for log-odds, and for what each column adds to them.
import type { FeatureTable } from '../features.ts';
import type { Labels } from '../labels.ts';
import type { Penalty } from './coordinate-descent.ts';
import { rawTerms, type Standard, standardize, standardOf } from './design.ts';
import { elasticNet, linear } from './elastic-net.ts';
import { type ColumnPlan, termsOf } from './plan.ts';
import { screenedPlans } from './screen.ts';

/** As those of trees: bias and the contributions of a row sum to its log-odds. */
export interface Contributions {
  /** The log-odds of a row that is average in everything. */
  readonly bias: number;
  /** One a column of the table, in its order. */
  readonly columns: readonly { readonly name: string; readonly values: Float64Array }[];
}

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

/** @param labels with both 0 and 1 among them, else the constant grows without end until the steps are used up */
export function fitLogistic(table: FeatureTable, labels: Labels, penalty: Penalty = DEFAULT_PENALTY): Logistic {
  const plans = screenedPlans(table, labels);
  const terms = rawTerms(plans, table);
  const standard = standardOf(terms);
  standardize(terms, standard);
  const [constant, ...weights] = elasticNet(terms, labels, penalty);
  return { plans, ...standard, constant: constant!, weights };
}

/** @param table with the columns of training, in their order and with their category names */
export function logisticLogOdds(model: Logistic, table: FeatureTable): Float64Array {
  return linear(standardTerms(model, table), Float64Array.of(model.constant, ...model.weights), table.rows);
}

/** Weight × distance from the average of training, summed over the terms of each column: with the bias they sum to the log-odds. */
export function logisticContributions(model: Logistic, table: FeatureTable): Contributions {
  const columns = table.features.map(({ name }) => ({ name, values: new Float64Array(table.rows) }));
  const columnOf = model.plans.flatMap(plan => new Array<number>(termsOf(plan)).fill(plan.column));
  standardTerms(model, table).forEach((term, j) => {
    const weight = model.weights[j]!;
    const { values } = columns[columnOf[j]!]!;
    for (let row = 0; row < table.rows; row++) values[row]! += weight * term[row]!;
  });
  return { bias: model.constant, columns };
}

export function standardTerms(model: Logistic, table: FeatureTable): Float64Array[] {
  const terms = rawTerms(model.plans, table);
  standardize(terms, model);
  return terms;
}
