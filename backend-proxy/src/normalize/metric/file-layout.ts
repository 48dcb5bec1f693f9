// What the first row says: which format, which column means what. The only place where names of a file become ours.

import { FileProblem, quoteText } from '../../connectors/file/index.ts';
import { parseNumber } from './decimal.ts';
import type { ColumnOptions, FileLayout, LongLayout, WideLayout } from './layout.ts';
import { wideHeader } from './wide-header.ts';

const ID_NAMES = ['unique_id', 'series', 'id'];
const TIME_NAMES = ['ds', 'timestamp', 'datetime', 'time', 'date', 'year'];
const VALUE_NAMES = ['y', 'value'];

/**
 * Reads the first row.
 * @throws FileProblem `missing-column`, `unknown-column` or `header`
 */
export function fileLayout(cells: readonly string[], row: number, options: ColumnOptions): FileLayout {
  const mapped = Object.values(options.columns ?? {}).some(name => name !== undefined);
  if (!mapped && !namesPoints(cells)) {
    const wide = wideHeader(cells, row, ID_NAMES) ?? wideWithoutHeader(cells);
    if (wide !== undefined) return wide;
  }
  return longLayout(cells, row, options);
}

function namesPoints(cells: readonly string[]): boolean {
  return cells.some(cell => TIME_NAMES.includes(normalized(cell)));
}

function wideWithoutHeader(cells: readonly string[]): WideLayout | undefined {
  const kinds = cells.slice(1).map(parseNumber);
  const numbers = kinds.some(kind => typeof kind === 'number') && kinds.every(kind => kind !== 'text');
  return numbers ? { format: 'wide', hasHeader: false, timeKind: 'index', stamps: undefined } : undefined;
}

function longLayout(cells: readonly string[], row: number, options: ColumnOptions): LongLayout {
  const names = cells.map(name => name.trim());
  checkNames(names, row);
  const ignored = new Set((options.ignore ?? []).map(name => columnOf(names, name, row)));
  const open = (column: number): boolean => !ignored.has(column);
  const { columns = {} } = options;
  const timeColumn = pick(names, row, columns.time, TIME_NAMES, open);
  const idColumn = pick(names, row, columns.id, ID_NAMES, column => open(column) && column !== timeColumn);
  const rest = names.map((_, column) => column).filter(c => open(c) && c !== timeColumn && c !== idColumn);
  const named = pick(names, row, columns.value, VALUE_NAMES, column => rest.includes(column));
  // Two columns, one of them the time: the other can only be the value.
  const valueColumn = named < 0 && names.length === 2 && rest.length === 1 ? rest[0]! : named;
  if (timeColumn < 0 || valueColumn < 0) throw missingColumn(names, row, timeColumn < 0, valueColumn < 0);
  const wanted = options.labels?.map(name => columnOf(names, name, row));
  const labelColumns = rest.filter(c => c !== valueColumn && (wanted === undefined || wanted.includes(c)));
  return { format: 'long', names, idColumn, timeColumn, valueColumn, labelColumns };
}

function pick(
  names: readonly string[],
  row: number,
  given: string | undefined,
  known: readonly string[],
  free: (column: number) => boolean,
): number {
  if (given !== undefined) return columnOf(names, given, row);
  for (const word of known) {
    const column = names.findIndex((name, c) => normalized(name) === word && free(c));
    if (column >= 0) return column;
  }
  return -1;
}

function columnOf(names: readonly string[], wanted: string, row: number): number {
  const column = names.findIndex(name => normalized(name) === normalized(wanted));
  if (column >= 0) return column;
  const reason = `there is no column ${quoteText(wanted)}; the header has ${listed(names)}`;
  throw new FileProblem('unknown-column', reason, 'Use one of these names.', { row, column: wanted });
}

function checkNames(names: readonly string[], row: number): void {
  const unnamed = names.indexOf('');
  if (unnamed >= 0) {
    const fix = 'Give the column a name, or leave it out (pandas: to_csv(index=False)).';
    throw new FileProblem('header', 'the column has no name', fix, { row, column: unnamed + 1 });
  }
  const seen = new Map<string, number>();
  for (const [column, name] of names.entries()) {
    const first = seen.get(normalized(name));
    if (first !== undefined) {
      const reason = `columns ${first + 1} and ${column + 1} are both named ${quoteText(name)}`;
      throw new FileProblem('header', reason, 'Rename one of them.', { row, column: name });
    }
    seen.set(normalized(name), column);
  }
}

function missingColumn(names: readonly string[], row: number, noTime: boolean, noValue: boolean): FileProblem {
  const missing = [
    ...(noTime ? [`a time column (${TIME_NAMES.join(', ')})`] : []),
    ...(noValue ? [`a value column (${VALUE_NAMES.join(', ')})`] : []),
  ];
  const reason = `the header lacks ${missing.join(' and ')}; it has ${listed(names)}`;
  const flags = [...(noTime ? ['--time <column>'] : []), ...(noValue ? ['--value <column>'] : [])].join(' and ');
  const fix =
    'The first row has to name the columns unique_id, ds and y (unique_id may be left out): ' +
    `add it, rename the columns, or point to them with ${flags}. ` +
    'A file of one row a series has the form id,v1,v2,… with numbers behind the id.';
  return new FileProblem('missing-column', reason, fix, { row, column: noTime ? 'ds' : 'y' });
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 12).map(quoteText).join(', ');
  return names.length > 12 ? `${shown} and ${names.length - 12} more` : shown;
}

function normalized(name: string): string {
  return name.trim().toLowerCase();
}
