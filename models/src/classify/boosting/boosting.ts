// A fitted boosting: predicts, tells what it looked at, and becomes JSON.
import type { AbsentColumns } from '../bins/index.ts';
import type { FeatureTable } from '../features.ts';
import { probabilities } from '../log-odds.ts';
import { type Ensemble, type EnsembleJson, ensembleToJSON, lackingColumns, predictEnsemble } from '../trees/index.ts';
import type { Settings } from './options.ts';

/** Layout of the artefact; raise it with every change that older readers cannot take. */
export const FORMAT = 1;

export interface BoostingJson extends EnsembleJson {
  readonly kind: 'boosting';
  readonly format: number;
  readonly loss: Settings['loss'];
  readonly rows: number;
  readonly curve: readonly number[];
}

export interface PredictOptions {
  /** A column that the model uses and the table lacks: refuse, or take it as missing in every row. Default: 'refuse'. */
  readonly absent?: AbsentColumns;
}

export class Boosting {
  readonly loss: Settings['loss'];
  /** Trees, base and bins: what explanations read. */
  readonly ensemble: Ensemble;
  /** It learned from so many. */
  readonly rows: number;
  /** Mean loss of the validation rows after 1, 2, … trees, of those after the best too; empty without validation. */
  readonly curve: Float64Array;

  /** Made by `fitBoosting` and `boostingFromJSON`. */
  constructor(loss: Settings['loss'], ensemble: Ensemble, rows: number, curve: Float64Array) {
    this.loss = loss;
    this.ensemble = ensemble;
    this.rows = rows;
    this.curve = curve;
  }

  get trees(): number {
    return this.ensemble.trees.length;
  }

  /** Columns that a prediction needs and the table does not have: what `absent: 'missing'` would take as missing. */
  absentColumns(table: FeatureTable): string[] {
    return lackingColumns(this.ensemble, table);
  }

  /**
   * Log-odds for the loss 'log', values for 'squared', one a row. Columns are found by name, categories too: one that training never saw
   * counts as missing.
   * @throws {ColumnsAbsent} with the names; {RangeError} for a broken table or a column of another kind
   */
  predict(table: FeatureTable, { absent = 'refuse' }: PredictOptions = {}): Float64Array {
    return predictEnsemble(this.ensemble, table, absent);
  }

  /** @throws {RangeError} for the loss 'squared'; as `predict` */
  probability(table: FeatureTable, options: PredictOptions = {}): Float64Array {
    if (this.loss !== 'log')
      throw new RangeError("a model of the loss 'squared' predicts values: it has no probabilities");
    return probabilities(this.predict(table, options));
  }

  /** How much each column's splits lowered the loss over all trees, as shares that sum to 1, greatest first; unused ones are left out. */
  importance(): { name: string; share: number }[] {
    const { bins, trees } = this.ensemble;
    const gains = new Float64Array(bins.length);
    for (const { feature, gain } of trees) {
      for (let node = 0; node < feature.length; node++) gains[feature[node]!]! += gain[node]!;
    }
    const all = gains.reduce((sum, gain) => sum + gain, 0);
    return bins
      .map(({ name }, i) => ({ name, share: gains[i]! / all }))
      .filter(({ share }) => share > 0)
      .sort((a, b) => b.share - a.share);
  }

  /** Plain JSON that `boostingFromJSON` turns back to the same bits. */
  toJSON(): BoostingJson {
    const { loss, rows } = this;
    return {
      kind: 'boosting',
      format: FORMAT,
      loss,
      rows,
      curve: Array.from(this.curve),
      ...ensembleToJSON(this.ensemble),
    };
  }
}
