// Sums over a window that moves along.

/**
 * Each window is the end of one block and the start of the next (van Herk 1992, there for maxima): two additions a value, and since
 * nothing is ever subtracted, one huge value costs no other window its digits.
 * @returns one a window, by its first value; empty when there is none
 */
export function windowSums(values: Float64Array, width: number): Float64Array {
  const n = values.length;
  const toEnd = new Float64Array(n);
  for (let t = n - 1; t >= 0; t--) toEnd[t] = values[t]! + ((t + 1) % width === 0 || t === n - 1 ? 0 : toEnd[t + 1]!);
  const out = new Float64Array(Math.max(0, n - width + 1));
  let fromStart = 0;
  for (let end = width - 1; end < n; end++) {
    const first = end - width + 1;
    const whole = first % width === 0;
    fromStart = whole ? 0 : fromStart + values[end]!;
    out[first] = whole ? toEnd[first]! : toEnd[first]! + fromStart;
  }
  return out;
}
