// Decimal text to a double, from bytes and exact to the last bit.

const DIGIT_0 = 48;
const MINUS = 45;
const PLUS = 43;
const POINT = 46;
const MAX_EXACT = 9_007_199_254_740_991;

/** Powers of ten that a double holds exactly. */
const POWERS = Float64Array.from({ length: 23 }, (_, k) => Number(`1e${k}`));
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const MISSING = /^(?:nan|na|null)?$/i;

/**
 * A plain decimal such as `-12.50`, read from bytes. A mantissa below 2^53 and a power of ten up to 22 are both exact
 * doubles, so that one division rounds once and gives the nearest double (Clinger 1990, "How to read floating point
 * numbers accurately").
 * @returns NaN for everything else (exponents, longer mantissas, missing marks, text): ask `parseNumber` then
 */
export function parseDecimal(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  const negative = bytes[at] === MINUS;
  if (negative || bytes[at] === PLUS) at++;
  let mantissa = 0;
  let point = -1;
  const first = at;
  for (; at < end; at++) {
    const digit = bytes[at]! - DIGIT_0;
    if (digit >= 0 && digit <= 9) mantissa = mantissa * 10 + digit;
    else if (bytes[at] === POINT && point < 0) point = at;
    else return Number.NaN;
  }
  const digits = end - first - (point < 0 ? 0 : 1);
  const decimals = point < 0 ? 0 : end - point - 1;
  if (digits === 0 || mantissa > MAX_EXACT || decimals > 22) return Number.NaN;
  const size = mantissa / POWERS[decimals]!;
  return negative ? -size : size;
}

/**
 * Any number text.
 * @returns the number, `missing` for an empty text, NaN, NA or null (any case), `infinite` for infinity in words or by
 * overflow, `text` for anything else
 */
export function parseNumber(text: string): number | 'missing' | 'infinite' | 'text' {
  const trimmed = text.trim();
  if (MISSING.test(trimmed)) return 'missing';
  if (/^[+-]?inf(?:inity)?$/i.test(trimmed)) return 'infinite';
  if (!DECIMAL.test(trimmed)) return 'text';
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : 'infinite';
}
