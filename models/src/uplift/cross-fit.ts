// Scores of people by models that did not see them: only such scores may be judged.
import { type FeatureTable, stratifiedFolds } from '../classify/index.ts';
import { takeRows } from '../classify/take-rows.ts';
import { fitUplift, type UpliftOptions } from './fit-uplift.ts';
import type { Trial } from './trial.ts';

/** One value a person in each column. */
export interface UpliftScores {
  readonly effects: Float64Array;
  readonly responses: Float64Array;
}

export interface CrossFitOptions extends UpliftOptions {
  /** Whole number, 2 or more. Default: 5. */
  readonly folds?: number;
}

/** @throws as `fitUplift`, of which each fold is one */
export function crossFitUplift(table: FeatureTable, trial: Trial, options: CrossFitOptions = {}): UpliftScores {
  const { folds = 5, seed = 1 } = options;
  const scores = { effects: new Float64Array(table.rows), responses: new Float64Array(table.rows) };
  for (const { train, test } of stratifiedFolds(trial.treated, folds, seed)) {
    const known: Trial = {
      treated: Uint8Array.from(train, row => trial.treated[row]!),
      outcome: Float64Array.from(train, row => trial.outcome[row]!),
    };
    const uplift = fitUplift(takeRows(table, train), known, options);
    const asked = takeRows(table, test);
    place(uplift.effects(asked), test, scores.effects);
    place(uplift.responses(asked), test, scores.responses);
  }
  return scores;
}

function place(values: Float64Array, rows: Int32Array, into: Float64Array): void {
  rows.forEach((row, i) => {
    into[row] = values[i]!;
  });
}
