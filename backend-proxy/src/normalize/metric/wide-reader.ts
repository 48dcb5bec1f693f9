// Rows of one series each, to points.

import { FileProblem, quoteText, type RowBlock } from '../../connectors/file/index.ts';
import { badValue, cellText, raggedRow } from './cell-problems.ts';
import { parseDecimal, parseNumber } from './decimal.ts';
import type { WideLayout } from './layout.ts';
import type { BatchBuilder, SeriesKey, TimeKind } from './point-batch.ts';
import type { ReadCounts, RowsToPoints } from './rows-to-points.ts';
import { SeriesDictionary } from './series-dictionary.ts';

export class WideReader implements RowsToPoints {
  readonly counts: ReadCounts = { rows: 0, points: 0, missing: 0 };
  readonly timeKind: TimeKind;
  private readonly stamps: Float64Array | undefined;
  private readonly series: SeriesDictionary;
  /** Line of each series, to name both when one comes twice. */
  private readonly lines: number[] = [];
  /** Where a row that filled the batch goes on; 0 at the start of a row. */
  private column = 0;

  constructor(layout: WideLayout, maxSeries: number) {
    this.timeKind = layout.timeKind;
    this.stamps = layout.stamps;
    this.series = new SeriesDictionary({ idColumn: 0, labelColumns: [], names: [], defaultId: '' }, maxSeries);
  }

  get dictionary(): SeriesKey[] {
    return this.series.keys;
  }

  read(block: RowBlock, from: number, points: BatchBuilder): number {
    let r = from;
    while (r < block.rows && !points.full) {
      if (this.column === 0) this.beginRow(block, r);
      if (this.readRow(block, r, points)) r++;
    }
    return r;
  }

  finish(): void {}

  private beginRow(block: RowBlock, r: number): void {
    const row = block.line[r]!;
    const width = block.firstCell[r + 1]! - block.firstCell[r]!;
    if (this.stamps !== undefined && width !== this.stamps.length + 1)
      throw raggedRow(row, width, this.stamps.length + 1);
    const series = this.series.find(block, r);
    const other = this.lines[series];
    if (other !== undefined) throw twice(this.dictionary[series]!.uniqueId, row, other);
    this.lines[series] = row;
    this.counts.rows++;
    this.column = 1;
  }

  /** @returns whether the row is done; otherwise the batch is full */
  private readRow(block: RowBlock, r: number, points: BatchBuilder): boolean {
    const { bytes, start, end } = block;
    const first = block.firstCell[r]!;
    const width = lastFilled(block, r) + 1 - first;
    const series = this.lines.length - 1;
    for (; this.column < width; this.column++) {
      if (points.full) return false;
      const cell = first + this.column;
      const plain = parseDecimal(bytes, start[cell]!, end[cell]!);
      const value = Number.isNaN(plain) ? this.oddValue(block, r, cell) : plain;
      if (Number.isNaN(value)) {
        this.counts.missing++;
        continue;
      }
      const ts = this.stamps === undefined ? this.column : this.stamps[this.column - 1]!;
      points.push(series, ts, value, block.line[r]!);
      this.counts.points++;
    }
    this.column = 0;
    return true;
  }

  /** A value off the fast path; NaN when it is missing. */
  private oddValue(block: RowBlock, r: number, cell: number): number {
    const text = cellText(block, cell);
    const value = parseNumber(text);
    if (typeof value === 'number') return value;
    if (value === 'missing') return Number.NaN;
    throw badValue(text, block.line[r]!, this.column + 1, value === 'infinite');
  }
}

/** The last cell of a row that is not empty: the empty ones behind it only pad the row. */
function lastFilled(block: RowBlock, r: number): number {
  let cell = block.firstCell[r + 1]! - 1;
  while (cell > block.firstCell[r]! && block.start[cell] === block.end[cell]) cell--;
  return cell;
}

function twice(id: string, row: number, otherRow: number): FileProblem {
  const reason = `series ${quoteText(id)} has a row already: row ${otherRow}`;
  const fix =
    'Keep one of them, or give them different names. If each row is one point, add the header unique_id,ds,y.';
  return new FileProblem('duplicate', reason, fix, { row, otherRow, column: 1, text: id });
}
