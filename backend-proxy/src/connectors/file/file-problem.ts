// The one error of file reading: where, what, and the way out.

export type FileProblemCode =
  | 'unreadable'
  | 'compression'
  | 'encoding'
  | 'line-too-long'
  | 'quote'
  | 'empty'
  | 'header-only'
  | 'header'
  | 'missing-column'
  | 'unknown-column'
  | 'ragged-row'
  | 'time'
  | 'mixed-time'
  | 'value'
  | 'series-id'
  | 'duplicate'
  | 'too-many-series'
  | 'numeric-label';

/** Where a problem sits. `row` is a 1-based line number (the header is row 1), `column` a name or a 1-based number. */
export interface ProblemPlace {
  readonly row?: number;
  /** The row that `row` contradicts: the first of two equal timestamps, the row that set the kind of time. */
  readonly otherRow?: number;
  readonly column?: string | number;
  /** The offending text; kept in shortened form. */
  readonly text?: string;
}

const LONGEST_TEXT = 60;

/** A file that cannot be read as it is. `reason` says what is wrong, `fix` how to get on; the message holds both. */
export class FileProblem extends Error {
  override readonly name = 'FileProblem';
  readonly code: FileProblemCode;
  readonly row: number | undefined;
  readonly otherRow: number | undefined;
  readonly column: string | number | undefined;
  readonly text: string | undefined;
  readonly reason: string;
  readonly fix: string;

  constructor(code: FileProblemCode, reason: string, fix: string, place: ProblemPlace = {}) {
    super(`${placeText(place)}${reason}. ${fix}`);
    this.code = code;
    this.reason = reason;
    this.fix = fix;
    this.row = place.row;
    this.otherRow = place.otherRow;
    this.column = place.column;
    this.text = place.text === undefined ? undefined : shorten(place.text);
  }
}

/** Text for a message: quoted, control characters escaped, at most 60 characters. */
export function quoteText(text: string): string {
  return JSON.stringify(shorten(text));
}

function shorten(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;
}

function placeText({ row, column }: ProblemPlace): string {
  const parts: string[] = [];
  if (row !== undefined) parts.push(`row ${row}`);
  if (column !== undefined) parts.push(`column ${column}`);
  return parts.length === 0 ? '' : `${parts.join(', ')}: `;
}
