// The problems a data cell can have.

import { FileProblem, quoteText, type RowBlock } from '../../connectors/file/index.ts';
import { stampKind } from './stamp-kind.ts';
import type { StampReader } from './stamp-reader.ts';

const TIME_FIX =
  'Write times as 2024-01-31 or 2024-01-31T13:00:00Z, as epoch seconds to nanoseconds (10 digits or more), ' +
  'or as an index of up to 8 digits.';

/** Text of cell `cell`, counted over the block. */
export function cellText(block: RowBlock, cell: number): string {
  return block.bytes.toString('utf8', block.start[cell], block.end[cell]);
}

/** All cells of a row as text. */
export function rowTexts(block: RowBlock, r: number): string[] {
  const first = block.firstCell[r]!;
  return Array.from({ length: block.firstCell[r + 1]! - first }, (_, c) => cellText(block, first + c));
}

export function raggedRow(row: number, found: number, expected: number): FileProblem {
  const reason = `the row has ${found} cells, the header has ${expected}`;
  const fix =
    found > expected
      ? 'Quote a text that holds the delimiter, and write decimals with a point.'
      : 'Fill up the row: an absent value is an empty cell.';
  return new FileProblem('ragged-row', reason, fix, { row });
}

/** A time that the reader of this file could not read. `firstRow` is the row that set the kind. */
export function badTime(text: string, row: number, column: string, reader: StampReader, firstRow: number): FileProblem {
  const place = { row, otherRow: firstRow, column, text };
  const other = stampKind(text.trim(), column.toLowerCase());
  if (other === undefined || other === reader.kind) return unreadableTime(text, row, column);
  const reason = `${quoteText(text)} is a time of kind "${other}", but row ${firstRow} set the kind "${reader.kind}"`;
  return new FileProblem('mixed-time', reason, 'Write all times of a file in one way.', place);
}

export function unreadableTime(text: string, row: number, column: string): FileProblem {
  const place = { row, column, text };
  if (text.trim() === '')
    return new FileProblem('time', 'the time is missing', 'Fill the cell, or remove the row.', place);
  const reason = `${quoteText(text)} is no time that can be read without guessing`;
  return new FileProblem('time', reason, TIME_FIX, place);
}

export function badValue(text: string, row: number, column: string | number, infinite: boolean): FileProblem {
  const place = { row, column, text };
  if (infinite) {
    const reason = `${quoteText(text)} is infinite or beyond the range of a double (1.8e308)`;
    return new FileProblem('value', reason, 'Leave the cell empty for a missing value.', place);
  }
  const reason = `${quoteText(text)} is no number`;
  const fix = /^[\s\d.,'+-]+$/.test(text)
    ? 'Write numbers with a decimal point and without thousands separators, such as 1234.5.'
    : 'Write a decimal number; leave the cell empty (or NaN, NA, null) for a missing value.';
  return new FileProblem('value', reason, fix, place);
}
