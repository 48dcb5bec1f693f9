// A file of people: who they are, what is known of them, and, where it is known, what became of them.
import type { Feature, FeatureTable } from '@foresight/models/classify';
import { FileProblem, quoteText } from '../../connectors/file/index.ts';
import { readLabel } from './read-label.ts';
import { readTable, type TextTable } from './read-table.ts';
import type { TextColumn } from './text-column.ts';
import { toFeature } from './to-feature.ts';

export interface TableOptions {
  /** The column that names the person. */
  readonly id: string;
  /** The column that says what became of them; absent: nobody knows yet. */
  readonly label?: string;
  /** The value of the label that means yes. */
  readonly positive?: string;
  /** Columns to leave out. */
  readonly ignore?: readonly string[];
  /** Dates become days before it. */
  readonly now: Date;
  readonly signal?: AbortSignal;
}

export interface PeopleTable {
  /** A person a row. */
  readonly ids: readonly string[];
  readonly table: FeatureTable;
  /** 1 yes, 0 no, −1 not known, a number a row; undefined without a label column. */
  readonly y?: Int8Array;
  /** The value that means yes. */
  readonly positive?: string;
  /** What was left out or taken in another way, in words. */
  readonly notes: readonly string[];
}

/**
 * @param path of a CSV file, plain or gzip
 * @throws {FileProblem} for columns that are not there, ids twice or missing, labels that say nothing, and broken files
 */
export async function readPeopleTable(path: string, options: TableOptions): Promise<PeopleTable> {
  const { id, label, positive, ignore = [], now, signal } = options;
  const text = await readTable(path, signal);
  for (const name of ignore) columnOf(text, name);
  const ids = idsOf(text, columnOf(text, id));
  const told = label === undefined ? undefined : readLabel(columnOf(text, label), positive);
  const apart = new Set([id, label, ...ignore]);
  const read = text.columns.filter(({ name }) => !apart.has(name)).map(column => toFeature(column, now));
  const features = read.flatMap(({ feature }): Feature[] => (feature ? [feature] : []));
  const notes = read.flatMap(({ note }) => (note === undefined ? [] : [note]));
  if (told && told.unknown > 0) notes.push(`${told.unknown} rows have no ${label}: not learned from`);
  if (features.length === 0) throw nothingToLearnFrom(text, notes);
  return {
    ids,
    table: { rows: ids.length, features },
    ...(told ? { y: told.y, positive: told.positive } : {}),
    notes,
  };
}

function columnOf({ columns }: TextTable, name: string): TextColumn {
  const found = columns.find(column => column.name === name);
  if (found) return found;
  const names = columns.map(column => column.name).join(', ');
  throw new FileProblem('missing-column', `there is no column ${quoteText(name)}`, `Choose one of: ${names}.`, {
    row: 1,
    column: name,
  });
}

function idsOf({ lines }: TextTable, column: TextColumn): string[] {
  const firstRow = new Map<number, number>();
  return Array.from(column.rowCodes, (code, row) => {
    const id = column.texts[code]!;
    const place = { row: lines[row]!, column: column.name };
    if (id === '') throw new FileProblem('series-id', 'the person has no id', 'Give each row one.', place);
    const before = firstRow.get(code);
    if (before !== undefined) {
      throw new FileProblem(
        'duplicate',
        `the id ${quoteText(id)} is in row ${lines[before]} already`,
        'A table has one row a person: keep the newest, or add them up.',
        { ...place, otherRow: lines[before]! },
      );
    }
    firstRow.set(code, row);
    return id;
  });
}

function nothingToLearnFrom({ columns }: TextTable, notes: readonly string[]): FileProblem {
  const why = notes.slice(0, 3).join('; ');
  return new FileProblem(
    'value',
    `none of the ${columns.length} columns says anything that could be learned from: ${why || 'there are no others'}`,
    'Add columns that differ between people.',
  );
}
