// Comma, semicolon or tab: told from the first line that is not blank.

export const DELIMITERS = ['\t', ';', ','] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const QUOTE = 34;
const LF = 10;
const CR = 13;

/**
 * The delimiter of a text: the one that occurs most in its first line outside quotes. On a tie tab goes before semicolon
 * before comma, because decimal commas come in pairs with semicolons (`id;1,5;2,5`). A line with none of them gives a comma.
 * @param bytes the text from its start
 * @param end end of what is there
 * @returns undefined while the first line is not whole
 */
export function detectDelimiter(bytes: Buffer, end: number): Delimiter | undefined {
  const counts = countInFirstLine(bytes, end);
  if (counts === undefined) return undefined;
  let best: Delimiter = ',';
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const count = counts.get(delimiter.charCodeAt(0))!;
    if (count > most) {
      best = delimiter;
      most = count;
    }
  }
  return best;
}

function countInFirstLine(bytes: Buffer, end: number): Map<number, number> | undefined {
  const counts = new Map<number, number>(DELIMITERS.map(delimiter => [delimiter.charCodeAt(0), 0]));
  let quoted = false;
  let blank = true;
  // A quote opens a quoted text where a cell begins; right behind a closing quote it opens it again (a doubled quote).
  let mayOpen = 0;
  for (let at = 0; at < end; at++) {
    const byte = bytes[at]!;
    if (byte === QUOTE && (quoted || at === mayOpen)) {
      quoted = !quoted;
      mayOpen = at + 1;
    }
    if (quoted) continue;
    if (byte === LF && !blank) return counts;
    if (byte !== LF && byte !== CR) blank = false;
    else mayOpen = at + 1;
    if (!counts.has(byte)) continue;
    counts.set(byte, counts.get(byte)! + 1);
    mayOpen = at + 1;
  }
  return undefined;
}
