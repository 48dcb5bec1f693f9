// How the validation rows fare after each tree, and when there is no more to gain.
import { encode, type FeatureBins, matchColumns, type PackedTable } from '../bins/index.ts';
import { checkTable } from '../check-table.ts';
import { addTree, type Tree } from '../trees/index.ts';
import { checkTarget } from './check-target.ts';
import { LOSSES, meanLoss } from './loss.ts';
import type { Settings, Validation } from './options.ts';

export class ValidationCurve {
  /** Mean loss after 1, 2, … trees. */
  readonly losses: number[] = [];
  /** How many trees were best; 0 before the first. */
  best = 0;
  readonly #validation: Validation;
  readonly #packed: PackedTable;
  readonly #predicted: Float64Array;
  readonly #settings: Settings;

  /** @throws {ColumnsAbsent}, {RangeError} when the validation rows do not fit the fit's */
  constructor(validation: Validation, bins: readonly FeatureBins[], base: number, settings: Settings) {
    const { table, y, weights = null } = validation;
    checkTable(table);
    checkTarget('validation', table, y, weights, settings.loss);
    const columns = matchColumns(bins, new Uint8Array(bins.length).fill(1), table, 'refuse');
    this.#validation = validation;
    this.#packed = encode(bins, columns, 0, table.rows);
    this.#predicted = new Float64Array(table.rows).fill(base);
    this.#settings = settings;
  }

  add(tree: Tree): void {
    addTree(tree, this.#packed, this.#predicted, null);
    const { y, weights = null } = this.#validation;
    const loss = meanLoss(LOSSES[this.#settings.loss], this.#predicted, y, weights);
    this.losses.push(loss);
    if (this.best === 0 || loss < this.losses[this.best - 1]!) this.best = this.losses.length;
  }

  /** Whether patience is at its end. */
  get isOver(): boolean {
    const { patience = Number.POSITIVE_INFINITY } = this.#settings;
    return this.losses.length - this.best >= patience;
  }
}
