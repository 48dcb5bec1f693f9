// Why a row has its probability: what each column adds to the log-odds, told in percentage points.
import { calibrated } from '../calibrate/index.ts';
import type { FeatureTable } from '../features.ts';
import { sigmoid } from '../log-odds.ts';
import { logisticContributions } from '../logistic/index.ts';
import { type Contributions, contributions } from '../shap/index.ts';
import type { ClassifierParts } from './parts.ts';

export interface Factor {
  /** Of the column. */
  readonly name: string;
  /** What it adds to the log-odds, a row each. */
  readonly logOdds: Float64Array;
  /** The same in percentage points of the probability, a row each. */
  readonly points: Float64Array;
}

export interface Explained {
  /** Probability where no column is known. */
  readonly base: number;
  /** One a column of training. Of each row, the points sum to 100 · (probability - base). */
  readonly factors: readonly Factor[];
  /** What was missing in the table, in words; empty when nothing was. */
  readonly notes: readonly string[];
}

/** @param table with the columns of training, in their order */
export function explain(parts: ClassifierParts, table: FeatureTable): Omit<Explained, 'notes'> {
  const { bias, columns } = mixedContributions(parts, table);
  const base = calibrated(parts.calibration, bias);
  const added = columns.map(({ name, values }) => ({ name, logOdds: values.map(v => parts.calibration.slope * v) }));
  const scale = pointsPerLogOdds(
    base,
    added.map(column => column.logOdds),
    table.rows,
  );
  return {
    base: sigmoid(base),
    factors: added.map(({ name, logOdds }) => ({ name, logOdds, points: logOdds.map((v, row) => v * scale[row]!) })),
  };
}

/** Both parts are sums over columns, so their mixture is: exact TreeSHAP of the one, weights times terms of the other. */
function mixedContributions({ boosting, logistic, weight }: ClassifierParts, table: FeatureTable): Contributions {
  const smooth = logisticContributions(logistic, table);
  if (!boosting || weight === 0) return smooth;
  const trees = contributions(boosting, table);
  return {
    bias: weight * trees.bias + (1 - weight) * smooth.bias,
    columns: smooth.columns.map(({ name, values }, f) => {
      const ofTrees = trees.columns[f]!.values;
      return { name, values: values.map((v, row) => weight * ofTrees[row]! + (1 - weight) * v) };
    }),
  };
}

/**
 * Percentage points for each unit of log-odds on the straight way from the base to the row: integrated gradients of the sigmoid
 * (Sundararajan, Taly and Yan 2017), so each column gets its share of the whole way and the shares sum to it.
 */
function pointsPerLogOdds(base: number, added: readonly Float64Array[], rows: number): Float64Array {
  const p = sigmoid(base);
  return Float64Array.from({ length: rows }, (_, row) => {
    const way = added.reduce((sum, values) => sum + values[row]!, 0);
    // So short a way is straight: the slope at its start.
    return Math.abs(way) < 1e-6 ? 100 * p * (1 - p) : (100 * (sigmoid(base + way) - p)) / way;
  });
}
