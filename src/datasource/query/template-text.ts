// Texts with template variables, taken apart: what was written, and what the variables hold.

/** Replaces variables, letting `format` write the value of each. Grafana's template service has this form. */
export type Replace = (text: string, format: (value: unknown) => string) => string;

/** Written text, or the values of one variable. */
export type Piece = string | readonly string[];

/** Stands around the number of a variable. No stored text holds it, and nobody types it. */
const MARK = '\u0000';

/** A variable that is not known, and one with a format of its own (`${name:csv}`), counts as written text. */
export function piecesOf(text: string, replace: Replace): Piece[] {
  const values: string[][] = [];
  const marked = replace(text, value => {
    const list = Array.isArray(value) ? value : [value];
    return `${MARK}${values.push(list.map(String)) - 1}${MARK}`;
  });
  const pieces = marked.split(MARK).map((part, i): Piece => (i % 2 === 0 ? part : (values[Number(part)] ?? [])));
  return pieces.filter(piece => piece !== '');
}

/** Every text that comes of choosing one value of each variable. */
export function textsOf(pieces: readonly Piece[]): string[] {
  return pieces.reduce<string[]>(
    (texts, piece) => texts.flatMap(text => [piece].flat().map(value => text + value)),
    [''],
  );
}

/** Written text stays an expression (or is escaped by `written`), values are alternatives of plain text: a|b. */
export function expressionOf(pieces: readonly Piece[], written = (text: string) => text): string {
  return pieces
    .map(piece => {
      if (typeof piece === 'string') return written(piece);
      const alternatives = piece.map(escapeExpression).join('|');
      return piece.length > 1 && pieces.length > 1 ? `(${alternatives})` : alternatives;
    })
    .join('');
}

/** The text as an RE2 expression that fits just it. */
export const escapeExpression = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Every text that a query holds, for those who look for variables in it. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
