// Columns of cosines and sines.

export interface Waves {
  /** In steps; need not be whole. */
  readonly period: number;
  /** The period itself, its half, its third, … */
  readonly count: number;
}

/** Rows between two exact starts of the recurrence: rounding errors do not grow. */
const RESTART = 256;

/** Radians a step of every wave. */
export function frequencies(waves: readonly Waves[]): number[] {
  return waves.flatMap(({ period, count }) =>
    Array.from({ length: count }, (_, j) => (2 * Math.PI * (j + 1)) / period),
  );
}

/** @returns cos(frequency · t) and sin(frequency · t) for t = from, from + 1, … */
export function waveColumns(frequency: number, from: number, rows: number): [Float64Array, Float64Array] {
  const cosines = new Float64Array(rows);
  const sines = new Float64Array(rows);
  const turnCos = Math.cos(frequency);
  const turnSin = Math.sin(frequency);
  for (let start = 0; start < rows; start += RESTART) {
    let c = Math.cos(frequency * (from + start));
    let s = Math.sin(frequency * (from + start));
    for (let t = start; t < Math.min(rows, start + RESTART); t++) {
      cosines[t] = c;
      sines[t] = s;
      const next = c * turnCos - s * turnSin;
      s = s * turnCos + c * turnSin;
      c = next;
    }
  }
  return [cosines, sines];
}
