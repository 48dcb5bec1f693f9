// Finds the columns of training in a table that is to be scored: by name, never by position.
import type { Feature, FeatureTable } from '../features.ts';
import type { FeatureBins } from './feature-bins.ts';

/** What to do without a column that the model uses: refuse, or take it as missing in every row. */
export type AbsentColumns = 'refuse' | 'missing';

/** A column that the model uses is not in the table. */
export class ColumnsAbsent extends Error {
  readonly columns: readonly string[];
  constructor(columns: readonly string[], unknown: readonly string[]) {
    const renamed = unknown.length > 0 ? `; the table has ${quoted(unknown)}, which the model does not know` : '';
    super(
      `the model needs ${columns.length === 1 ? 'column' : 'columns'} ${quoted(columns)}, not in the table${renamed}. ` +
        "Add or rename them, or score with absent: 'missing', which takes them as missing in every row",
    );
    this.name = 'ColumnsAbsent';
    this.columns = columns;
  }
}

/**
 * @param used 1 for each column that a prediction needs
 * @returns a column for each of `bins`, null where there is none or it is not used
 * @throws {ColumnsAbsent}; {RangeError} when a column is a number here and was a category in training, or the other way
 */
export function matchColumns(
  bins: readonly FeatureBins[],
  used: Uint8Array,
  table: FeatureTable,
  absent: AbsentColumns,
): (Feature | null)[] {
  const columns = new Map(table.features.map(feature => [feature.name, feature]));
  const lacking = absentColumns(bins, used, table);
  if (lacking.length > 0 && absent === 'refuse') {
    const known = new Set(bins.map(bin => bin.name));
    throw new ColumnsAbsent(
      lacking,
      [...columns.keys()].filter(name => !known.has(name)),
    );
  }
  return bins.map((bin, i) => (used[i] ? sameKind(bin, columns.get(bin.name)) : null));
}

/** Names of the used columns that the table does not have. */
export function absentColumns(bins: readonly FeatureBins[], used: Uint8Array, table: FeatureTable): string[] {
  const names = new Set(table.features.map(feature => feature.name));
  return bins.filter((bin, i) => used[i] && !names.has(bin.name)).map(bin => bin.name);
}

function sameKind(bin: FeatureBins, column: Feature | undefined): Feature | null {
  if (column !== undefined && column.kind !== bin.kind)
    throw new RangeError(`column '${bin.name}' is ${column.kind}; the model learned it as ${bin.kind}: convert it`);
  return column ?? null;
}

const quoted = (names: readonly string[]) =>
  names
    .slice(0, 5)
    .map(name => `'${name}'`)
    .join(', ') + (names.length > 5 ? ` and ${names.length - 5} more` : '');
