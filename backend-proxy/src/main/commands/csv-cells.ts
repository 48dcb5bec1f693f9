// Cells of the CSV files that commands write.

/** A level in the name of a column: 0.8 → "80", 0.575 → "57.5". */
export const percent = (level: number): string => String(Number((level * 100).toFixed(4)));

/** Quoted where a reader would stumble (RFC 4180). */
export const quote = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** All digits of a number, nothing for null. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cell => (typeof cell === 'string' ? quote(cell) : (cell ?? ''))).join(',')}\n`;
}
