// The series of a file by number, and the checks that keep their count sane.

import { FileProblem, quoteText, type RowBlock } from '../../connectors/file/index.ts';
import { parseNumber } from './decimal.ts';
import type { SeriesKey } from './point-batch.ts';
import { SeriesIndex } from './series-index.ts';

export const DEFAULT_MAX_SERIES = 100_000;

/** Columns that name a series: positions are 0-based, −1 for an id stands for one that all rows share. */
export interface KeyColumns {
  readonly idColumn: number;
  readonly labelColumns: readonly number[];
  readonly names: readonly string[];
  /** The id of the series when the file has no id column. */
  readonly defaultId: string;
}

export class SeriesDictionary {
  /** Grows as rows are read; the position is the number of the series. */
  readonly keys: SeriesKey[] = [];
  private readonly index: SeriesIndex;
  private readonly columns: KeyColumns;
  private readonly maxSeries: number;

  constructor(columns: KeyColumns, maxSeries: number) {
    const { idColumn, labelColumns } = columns;
    this.index = new SeriesIndex(idColumn < 0 ? labelColumns : [idColumn, ...labelColumns]);
    this.columns = columns;
    this.maxSeries = maxSeries;
  }

  /**
   * The number of the series of row `r` of the block.
   * @throws FileProblem `series-id` for an empty id, `too-many-series`
   */
  find(block: RowBlock, r: number): number {
    const first = block.firstCell[r]!;
    const series = this.index.find(block, first);
    if (series === this.keys.length) this.add(block, first, block.line[r]!);
    return series;
  }

  private add(block: RowBlock, first: number, row: number): void {
    const { idColumn, labelColumns, names, defaultId } = this.columns;
    const text = (column: number): string =>
      block.bytes.toString('utf8', block.start[first + column], block.end[first + column]);
    const uniqueId = idColumn < 0 ? defaultId : text(idColumn);
    if (uniqueId.trim() === '') {
      const fix = 'Fill the cell, or remove the row.';
      throw new FileProblem('series-id', 'the series has no name', fix, { row, column: names[idColumn] ?? 1 });
    }
    if (this.keys.length === this.maxSeries) throw this.tooMany(row);
    const labels = labelColumns
      .map(column => [names[column]!, text(column)] as const)
      .filter(([, value]) => value !== '');
    this.keys.push({ uniqueId, labels: Object.fromEntries(labels) });
  }

  /**
   * Refuses a file whose labels make nearly every row a series of its own, because one of them is a measurement.
   * @param rows data rows read
   * @throws FileProblem `numeric-label`
   */
  checkLabels(rows: number): void {
    if (rows < 20 || this.keys.length * 2 <= rows) return;
    const numeric = this.labelCounts().filter(label => label.numeric && label.values > 10);
    const [most] = numeric;
    if (most === undefined) return;
    const reason =
      `${rows} rows give ${this.keys.length} series: label ${quoteText(most.name)} is a number ` +
      `with ${most.values} different values, which looks like a measurement`;
    throw new FileProblem('numeric-label', reason, ignoreFix(numeric.map(label => label.name)), { column: most.name });
  }

  private tooMany(row: number): FileProblem {
    const [most, ...others] = this.labelCounts();
    const limit = `more than ${this.maxSeries.toLocaleString('en')} series (maxSeries)`;
    if (most === undefined || most.values * 100 < this.maxSeries) {
      const fix = 'Check that unique_id names a series and not a row; otherwise split the file or raise maxSeries.';
      return new FileProblem('too-many-series', limit, fix, {
        row,
        column: this.columns.names[this.columns.idColumn] ?? 1,
      });
    }
    const counts = [most, ...others].map(label => `${quoteText(label.name)} has ${label.values} values`).join(', ');
    return new FileProblem('too-many-series', `${limit}; label ${counts}`, ignoreFix([most.name]), {
      row,
      column: most.name,
    });
  }

  /** Different values of each label, most first. */
  private labelCounts(): { readonly name: string; readonly values: number; readonly numeric: boolean }[] {
    const { labelColumns, names } = this.columns;
    const counts = labelColumns.map(column => {
      const name = names[column]!;
      const values = new Set(this.keys.map(key => key.labels[name] ?? ''));
      return { name, values: values.size, numeric: [...values].every(isNumberOrMissing) };
    });
    return counts.sort((a, b) => b.values - a.values);
  }
}

function isNumberOrMissing(text: string): boolean {
  const kind = parseNumber(text);
  return typeof kind === 'number' || kind === 'missing';
}

function ignoreFix(names: readonly string[]): string {
  return `Leave it out: --ignore ${names.join(',')}, or import it as a series of its own.`;
}
