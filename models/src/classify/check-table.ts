// What a table of rows must be before anything learns from it or scores it.
import type { Feature, FeatureTable } from './features.ts';

/** @throws {RangeError} for no rows or columns, columns of another length, a name twice, a code that names nothing; with numbers */
export function checkTable(table: FeatureTable): void {
  const { rows, features } = table;
  if (!Number.isSafeInteger(rows) || rows < 1) throw new RangeError(`the table has ${rows} rows: at least 1 is needed`);
  if (features.length === 0) throw new RangeError(`the table of ${rows} rows has no columns: at least 1 is needed`);
  const seen = new Set<string>();
  for (const feature of features) {
    if (seen.has(feature.name)) throw new RangeError(`two columns are called '${feature.name}': rename one`);
    seen.add(feature.name);
    checkColumn(feature, rows);
  }
}

function checkColumn(feature: Feature, rows: number): void {
  const length = feature.kind === 'numeric' ? feature.values.length : feature.codes.length;
  if (length !== rows)
    throw new RangeError(`column '${feature.name}' has ${length} values; the table has ${rows} rows`);
  if (feature.kind === 'numeric') return;
  const most = feature.names.length - 1;
  const row = feature.codes.findIndex(code => code < -1 || code > most);
  if (row === -1) return;
  const range = most < 0 ? 'only -1 (missing), as it has no names' : `-1 (missing) or 0 to ${most}`;
  throw new RangeError(`column '${feature.name}' has code ${feature.codes[row]} in row ${row}: codes are ${range}`);
}
