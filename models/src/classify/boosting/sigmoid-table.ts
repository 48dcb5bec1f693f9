// 1 / (1 + e^-x) by a table and three terms of its series: a third of the time of Math.exp, right to 1e-11.
const RANGE = 20;
const STEPS = 128;
let grid: Float64Array | null = null;

/** `into[i] = 1 / (1 + e^-x[i])`; beyond ±20 it stays at what it is there, 2e-9 from 0 and 1. */
export function sigmoids(x: Float64Array, into: Float64Array): void {
  grid ??= Float64Array.from({ length: 2 * RANGE * STEPS + 1 }, (_, i) => 1 / (1 + Math.exp(RANGE - i / STEPS)));
  const table = grid;
  for (let i = 0; i < x.length; i++) {
    const at = Math.min(RANGE, Math.max(-RANGE, x[i]!)) + RANGE;
    const k = (at * STEPS + 0.5) | 0;
    const s = table[k]!;
    const d = at - k / STEPS;
    const a = s * (1 - s);
    into[i] = s + d * a * (1 + d * (0.5 - s + (d * (1 - 6 * a)) / 6));
  }
}
