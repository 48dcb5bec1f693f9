// What the columns of a table are, without their values: a model keeps it to find its columns in later tables.
import { type AbsentColumns, ColumnsAbsent } from './bins/index.ts';
import type { CategoryFeature, Feature, FeatureTable } from './features.ts';

export type ColumnSchema =
  | { readonly kind: 'numeric'; readonly name: string }
  | { readonly kind: 'category'; readonly name: string; readonly names: readonly string[] };

export interface AlignedTable {
  /** The columns that the model learned from, in its order, with its category names. */
  readonly table: FeatureTable;
  /** What was done to get there, in words; empty when nothing was. */
  readonly notes: readonly string[];
}

/** A column is not of the kind that the model learned from. */
export class TableMismatch extends Error {
  constructor(text: string) {
    super(text);
    this.name = 'TableMismatch';
  }
}

export const schemaOf = (table: FeatureTable): ColumnSchema[] =>
  table.features.map(({ kind, name, ...rest }) =>
    kind === 'numeric' ? { kind, name } : { kind, name, names: (rest as CategoryFeature).names },
  );

/**
 * Later rows as the model knows rows. Columns that the model does not know are left out. A category that training never saw counts as
 * missing, and so does a column that is gone, if that is asked for: both are noted.
 * @param absent what to do when a column is gone: default 'refuse'
 * @throws {ColumnsAbsent} with the names; {TableMismatch} when a column has another kind than in training
 */
export function alignTable(
  schema: readonly ColumnSchema[],
  table: FeatureTable,
  absent: AbsentColumns = 'refuse',
): AlignedTable {
  const notes: string[] = [];
  const byName = new Map(table.features.map(feature => [feature.name, feature]));
  if (absent === 'refuse') refuseAbsent(schema, byName);
  const features = schema.map(column => alignColumn(column, byName.get(column.name), table.rows, notes));
  return { table: { rows: table.rows, features }, notes };
}

function refuseAbsent(schema: readonly ColumnSchema[], byName: ReadonlyMap<string, Feature>): void {
  const gone = schema.map(column => column.name).filter(name => !byName.has(name));
  if (gone.length === 0) return;
  const known = new Set(schema.map(column => column.name));
  throw new ColumnsAbsent(
    gone,
    [...byName.keys()].filter(name => !known.has(name)),
  );
}

function alignColumn(column: ColumnSchema, found: Feature | undefined, rows: number, notes: string[]): Feature {
  if (!found) {
    notes.push(`column '${column.name}' is not in these rows: it counts as missing`);
    return column.kind === 'numeric'
      ? { ...column, values: new Float64Array(rows).fill(Number.NaN) }
      : { ...column, codes: new Int32Array(rows).fill(-1) };
  }
  if (column.kind === 'numeric' && found.kind === 'numeric') return found;
  if (column.kind === 'category' && found.kind === 'category') return recode(found, column.names, notes);
  throw new TableMismatch(
    `column '${column.name}' holds ${words(found.kind)} now, and held ${words(column.kind)} when the model was trained: train it anew`,
  );
}

const words = (kind: Feature['kind']): string => (kind === 'numeric' ? 'numbers' : 'categories');

function recode(found: CategoryFeature, names: readonly string[], notes: string[]): CategoryFeature {
  if (found.names === names || found.names.every((name, i) => name === names[i])) return { ...found, names };
  const codeOf = new Map(names.map((name, i) => [name, i]));
  const known = found.names.map(name => codeOf.get(name) ?? -1);
  const codes = found.codes.map(code => (code < 0 ? -1 : known[code]!));
  const unseen = found.codes.filter(code => code >= 0 && known[code] === -1);
  if (unseen.length > 0) {
    const example = found.names[unseen[0]!]!;
    notes.push(
      `${unseen.length} rows have a '${found.name}' that training never saw, as '${example}': it counts as missing`,
    );
  }
  return { ...found, names, codes };
}
