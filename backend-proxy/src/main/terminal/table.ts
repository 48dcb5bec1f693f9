// Plain text tables: columns as wide as their longest cell, numbers to the right.

export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => string;
  readonly align?: 'left' | 'right';
  /** Longer cells end in an ellipsis. */
  readonly maxWidth?: number;
}

export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const body = rows.map(row => columns.map(column => clip(column.cell(row), column.maxWidth)));
  const widths = columns.map(({ title }, c) => Math.max(title.length, ...body.map(cells => cells[c]!.length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, c) => (columns[c]!.align === 'right' ? cell.padStart(widths[c]!) : cell.padEnd(widths[c]!)))
      .join('  ')
      .trimEnd();
  return [
    line(columns.map(column => column.title)),
    line(widths.map(width => '─'.repeat(width))),
    ...body.map(line),
  ].join('\n');
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
