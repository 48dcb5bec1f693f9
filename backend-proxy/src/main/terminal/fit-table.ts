// Tables for terminals that are narrower than they are: headings on several lines, then long texts below their row, then
// columns of lesser weight left out and named.

/** A table as texts; no cell has a line break. */
export interface TextTable {
  readonly titles: readonly string[];
  readonly body: readonly (readonly string[])[];
  readonly right: readonly boolean[];
  /** Texts that may stand below their row. */
  readonly below: readonly boolean[];
  /** Columns that may be left out, the last first. */
  readonly minor: readonly boolean[];
}

const GAP = 2;
const INDENT = '  ';

/** @param width columns of the terminal; Infinity for a file or a pipe, where nothing is cut */
export function fitTable(whole: TextTable, width: number): string {
  const titles = whole.titles.map(title => [title]);
  if (widthOf(whole, titles) <= width) return draw(whole, titles);
  const texts = whole.below.indexOf(true);
  let shown = texts < 0 ? whole : without(whole, texts);
  const hidden: string[] = [];
  while (widthOf(shown, headingsOf(shown)) > width && shown.minor.includes(true)) {
    const least = shown.minor.lastIndexOf(true);
    hidden.unshift(shown.titles[least]!);
    shown = without(shown, least);
  }
  const under = texts < 0 ? [] : whole.body.map(row => wrap(row[texts]!, width - INDENT.length));
  const note = hidden.length > 0 ? `\n(no room for ${hidden.join(', ')}: a wider window, or --format csv)` : '';
  return draw(shown, headingsOf(shown), under) + note;
}

function without(table: TextTable, at: number): TextTable {
  const rest = <T>(of: readonly T[]) => of.filter((_, i) => i !== at);
  const { titles, body, right, below, minor } = table;
  return { titles: rest(titles), body: body.map(rest), right: rest(right), below: rest(below), minor: rest(minor) };
}

/** Titles broken where their cells are narrower. */
function headingsOf({ titles, body }: TextTable): string[][] {
  return titles.map((title, c) => wrap(title, Math.max(0, ...body.map(row => row[c]!.length))));
}

function widthsOf({ body }: TextTable, headings: readonly string[][]): number[] {
  return headings.map((lines, c) => Math.max(...lines.map(line => line.length), ...body.map(row => row[c]!.length)));
}

function widthOf(table: TextTable, headings: readonly string[][]): number {
  const widths = widthsOf(table, headings);
  return widths.reduce((sum, width) => sum + width, 0) + GAP * (widths.length - 1);
}

/** Lines of whole words; a word that is longer has a line of its own. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function draw(table: TextTable, headings: readonly string[][], under: readonly string[][] = []): string {
  const widths = widthsOf(table, headings);
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, c) => (table.right[c] ? cell.padStart(widths[c]!) : cell.padEnd(widths[c]!)))
      .join(' '.repeat(GAP))
      .trimEnd();
  const tall = Math.max(...headings.map(lines => lines.length));
  return [
    // The last line of each title stands on the rule.
    ...Array.from({ length: tall }, (_, i) => line(headings.map(lines => lines[i - tall + lines.length] ?? ''))),
    line(widths.map(width => '─'.repeat(width))),
    ...table.body.flatMap((row, r) => [line(row), ...(under[r] ?? []).map(text => INDENT + text)]),
  ].join('\n');
}
