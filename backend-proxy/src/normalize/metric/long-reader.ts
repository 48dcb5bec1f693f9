// Rows of one point each, to points.

import type { RowBlock } from '../../connectors/file/index.ts';
import { badTime, badValue, cellText, raggedRow, unreadableTime } from './cell-problems.ts';
import { parseDecimal, parseNumber } from './decimal.ts';
import type { LongLayout } from './layout.ts';
import type { BatchBuilder, SeriesKey, TimeKind } from './point-batch.ts';
import type { ReadCounts, RowsToPoints } from './rows-to-points.ts';
import { SeriesDictionary } from './series-dictionary.ts';
import { stampKind } from './stamp-kind.ts';
import { StampReader } from './stamp-reader.ts';

export class LongReader implements RowsToPoints {
  readonly counts: ReadCounts = { rows: 0, points: 0, missing: 0 };
  readonly timeKind: TimeKind;
  private readonly layout: LongLayout;
  private readonly series: SeriesDictionary;
  private readonly stamps: StampReader;
  private readonly firstRow: number;
  private firstTs = Number.NaN;
  private severalTimes = false;

  /**
   * @param block holds the first data row at `r`, which decides how the file writes time
   * @throws FileProblem `ragged-row` or `time` for that row
   */
  constructor(layout: LongLayout, defaultId: string, maxSeries: number, block: RowBlock, r: number) {
    this.layout = layout;
    this.series = new SeriesDictionary({ ...layout, defaultId }, maxSeries);
    this.firstRow = block.line[r]!;
    const first = this.firstCell(block, r);
    const text = cellText(block, first + layout.timeColumn);
    const kind = stampKind(text.trim(), this.timeName.toLowerCase());
    if (kind === undefined) throw unreadableTime(text, this.firstRow, this.timeName);
    this.stamps = new StampReader(kind);
    this.timeKind = kind === 'index' ? 'index' : 'time';
  }

  get dictionary(): SeriesKey[] {
    return this.series.keys;
  }

  read(block: RowBlock, from: number, points: BatchBuilder): number {
    const { timeColumn, valueColumn } = this.layout;
    const { bytes, start, end } = block;
    let r = from;
    for (; r < block.rows && !points.full; r++) {
      const first = this.firstCell(block, r);
      const series = this.series.find(block, r);
      const time = first + timeColumn;
      const ts = this.stamps.read(bytes, start[time]!, end[time]!);
      if (Number.isNaN(ts))
        throw badTime(cellText(block, time), block.line[r]!, this.timeName, this.stamps, this.firstRow);
      if (ts !== this.firstTs) this.noteTime(ts);
      const cell = first + valueColumn;
      const plain = parseDecimal(bytes, start[cell]!, end[cell]!);
      const value = Number.isNaN(plain) ? this.oddValue(block, r, cell) : plain;
      if (Number.isNaN(value)) this.counts.missing++;
      else points.push(series, ts, value, block.line[r]!);
    }
    this.counts.rows += r - from;
    this.counts.points = this.counts.rows - this.counts.missing;
    return r;
  }

  finish(): void {
    // A file of one moment may well have one row a series.
    if (this.severalTimes) this.series.checkLabels(this.counts.rows);
  }

  private get timeName(): string {
    return this.layout.names[this.layout.timeColumn]!;
  }

  private firstCell(block: RowBlock, r: number): number {
    const first = block.firstCell[r]!;
    const width = block.firstCell[r + 1]! - first;
    if (width !== this.layout.names.length) throw raggedRow(block.line[r]!, width, this.layout.names.length);
    return first;
  }

  private noteTime(ts: number): void {
    if (Number.isNaN(this.firstTs)) this.firstTs = ts;
    else this.severalTimes = true;
  }

  /** A value off the fast path; NaN when it is missing. */
  private oddValue(block: RowBlock, r: number, cell: number): number {
    const text = cellText(block, cell);
    const value = parseNumber(text);
    if (typeof value === 'number') return value;
    if (value === 'missing') return Number.NaN;
    throw badValue(text, block.line[r]!, this.layout.names[this.layout.valueColumn]!, value === 'infinite');
  }
}
