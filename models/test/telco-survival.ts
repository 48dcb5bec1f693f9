// The Telco customers as lives: tenure in months, ended by leaving; curves learned in other folds.
import { type FeatureTable, type Fold, stratifiedFolds } from '../src/classify/index.ts';
import { takeRows } from '../src/classify/take-rows.ts';
import {
  baselineCurves,
  type Curves,
  chanceBeyond,
  type Edges,
  fitHazard,
  type HazardOptions,
  kaplanMeier,
  type Lives,
} from '../src/survival/index.ts';
import { readTelco } from './telco-data.ts';

/** Months; finer where more leave. */
export const TELCO_EDGES: Edges = [0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 18, 21, 24, 30, 36, 42, 48, 54, 60, 66, 73];

export interface SurvivalFolds {
  readonly lives: Lives;
  readonly curves: Curves;
  /** The Kaplan-Meier curve of the other folds, for all of a fold. */
  readonly baseline: Curves;
  readonly risk: Float64Array;
}

/** Tenure itself is no column, nor TotalCharges, which is a price times it. */
export function telcoLives(): { readonly table: FeatureTable; readonly lives: Lives } {
  const { table, labels } = readTelco();
  const tenure = table.features.find(feature => feature.name === 'tenure');
  if (tenure?.kind !== 'numeric') throw new TypeError('Telco has a tenure in numbers');
  const features = table.features.filter(({ name }) => name !== 'tenure' && name !== 'TotalCharges');
  return { table: { ...table, features }, lives: { durations: tenure.values, ended: labels } };
}

export function survivalFolds(folds: number, seed: number, options: HazardOptions = {}): SurvivalFolds {
  const { table, lives } = telcoLives();
  const edges = options.edges ?? TELCO_EDGES;
  const [curves, baseline] = [0, 1].map(() => ({
    edges,
    people: table.rows,
    values: new Float64Array(table.rows * edges.length),
  })) as [Curves, Curves];
  for (const fold of stratifiedFolds(lives.ended, folds, seed)) {
    const known = livesOf(lives, fold.train);
    const hazard = fitHazard(takeRows(table, fold.train), known, { edges, ...options });
    place(hazard.curves(takeRows(table, fold.test)), fold, curves);
    place(baselineCurves(kaplanMeier(known), fold.test.length, edges), fold, baseline);
  }
  const risk = Float64Array.from({ length: table.rows }, (_, i) => -chanceBeyond(curves, i, 48));
  return { lives, curves, baseline, risk };
}

const livesOf = ({ durations, ended }: Lives, rows: Int32Array): Lives => ({
  durations: Float64Array.from(rows, row => durations[row]!),
  ended: Uint8Array.from(rows, row => ended[row]!),
});

function place({ values, edges }: Curves, { test }: Fold, into: Curves): void {
  const wide = edges.length;
  test.forEach((row, i) => {
    into.values.set(values.subarray(i * wide, (i + 1) * wide), row * wide);
  });
}
