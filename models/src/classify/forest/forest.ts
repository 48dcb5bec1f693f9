// A fitted forest: the mean of the shares in its trees' leaves.
import type { AbsentColumns } from '../bins/index.ts';
import type { FeatureTable } from '../features.ts';
import {
  type Ensemble,
  type EnsembleJson,
  ensembleToJSON,
  lackingColumns,
  predictEnsemble,
  Reader,
  readEnsemble,
} from '../trees/index.ts';

/** Layout of the artefact; raise it with every change that older readers cannot take. */
const FORMAT = 1;

export interface ForestJson extends EnsembleJson {
  readonly kind: 'forest';
  readonly format: number;
  readonly rows: number;
}

/** Another version wrote the artefact. */
export class UnknownForestFormat extends Error {
  constructor(format: unknown) {
    super(`forest of format ${String(format)}; this version reads format ${FORMAT}: train the model anew`);
    this.name = 'UnknownForestFormat';
  }
}

export class Forest {
  /** Trees and bins: what explanations read. Leaf values are divided by the number of trees. */
  readonly ensemble: Ensemble;
  /** It learned from so many. */
  readonly rows: number;
  /** What trees that had not seen a training row say of it; NaN where all had. Empty after `forestFromJSON`. */
  readonly outOfBag: Float64Array;

  /** Made by `fitForest` and `forestFromJSON`. */
  constructor(ensemble: Ensemble, rows: number, outOfBag: Float64Array) {
    this.ensemble = ensemble;
    this.rows = rows;
    this.outOfBag = outOfBag;
  }

  /** Columns that a prediction needs and the table does not have: what `absent: 'missing'` would take as missing. */
  absentColumns(table: FeatureTable): string[] {
    return lackingColumns(this.ensemble, table);
  }

  /**
   * Probability of label 1, one a row, 0 and 1 included.
   * @throws {ColumnsAbsent} with the names; {RangeError} for a broken table or a column of another kind
   */
  probability(table: FeatureTable, { absent = 'refuse' }: { readonly absent?: AbsentColumns } = {}): Float64Array {
    // Sums of shares can pass 1 by a rounding error.
    return predictEnsemble(this.ensemble, table, absent).map(share => Math.min(1, share));
  }

  /** Plain JSON that `forestFromJSON` turns back to the same bits. */
  toJSON(): ForestJson {
    return { kind: 'forest', format: FORMAT, rows: this.rows, ...ensembleToJSON(this.ensemble) };
  }
}

/**
 * @param json what `toJSON` gave, through any number of `JSON.stringify` and `JSON.parse`
 * @throws {UnknownForestFormat} for another version's; {BrokenTrees} for what is no forest or is damaged, with the place
 */
export function forestFromJSON(json: unknown): Forest {
  const reader = new Reader(json, 'forest');
  if (reader.text('kind') !== 'forest') throw reader.broken(`kind '${reader.text('kind')}' is no forest`);
  if (reader.get('format') !== FORMAT) throw new UnknownForestFormat(reader.get('format'));
  return new Forest(readEnsemble(reader), reader.number('rows'), new Float64Array(0));
}
