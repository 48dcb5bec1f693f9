// Plain text tables: columns as wide as their longest cell, numbers to the right.
import { fitTable } from './fit-table.ts';

export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => string;
  readonly align?: 'left' | 'right';
  /** Longer cells end in an ellipsis. */
  readonly maxWidth?: number;
  /** A long text, which may stand below its row; one column at most. */
  readonly below?: boolean;
  /** May be left out where there is no room. */
  readonly minor?: boolean;
}

/** @param width columns of the terminal: where they are too few, headings take several lines and minor columns are left out */
export function table<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  width = Number.POSITIVE_INFINITY,
): string {
  const whole = {
    titles: columns.map(column => column.title),
    body: rows.map(row => columns.map(column => clip(column.cell(row), column.maxWidth))),
    right: columns.map(column => column.align === 'right'),
    below: columns.map(column => column.below === true),
    minor: columns.map(column => column.minor === true),
  };
  return fitTable(whole, width);
}

function clip(text: string, width = 40): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text;
}

/** Four significant digits, no exponent between 0.001 and 10 million. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e7)) return value.toExponential(3);
  return String(Number(value.toPrecision(size >= 1000 ? Math.ceil(Math.log10(size + 1)) : 4)));
}

/** Share as percent: 0.8123 → "81%"; null → "–". */
export function formatShare(share: number | null | undefined): string {
  return share === null || share === undefined ? '–' : `${Math.round(share * 100)}%`.replace('-', '−');
}
