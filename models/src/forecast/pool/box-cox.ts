// The power at which the spread of a series no longer follows its level.
import type { Scale } from '../scale.ts';

const STEPS = 20;
const FEWEST_GROUPS = 3;

/**
 * The power within 0 to 1, to a twentieth, at which the spread of each cycle divided by its mean to the power of 1 − p varies least
 * (Guerrero 1993, "Time-series analysis supported by power transformations").
 * @param values above 0, without gaps
 * @param season cycles are compared; without one, pairs
 * @returns 0 is the logarithm, 0.5 the root, 1 the values as they are; 1 as well where there are fewer than three cycles
 */
export function boxCoxPower(values: Float64Array, season: number): number {
  const groups = cyclesOf(values, Math.max(2, season));
  if (groups.length < FEWEST_GROUPS) return 1;
  let best = 1;
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k <= STEPS; k++) {
    const varies = variation(groups.map(({ mean, spread }) => spread / mean ** (1 - k / STEPS)));
    if (!(varies < least)) continue;
    least = varies;
    best = k / STEPS;
  }
  return best;
}

export function scaleOfPower(power: number): Scale {
  if (power === 0) return 'log';
  if (power === 1) return 'level';
  return power === 0.5 ? 'sqrt' : `power ${power}`;
}

interface Cycle {
  readonly mean: number;
  readonly spread: number;
}

/** Whole cycles, counted from the end. */
function cyclesOf(values: Float64Array, length: number): Cycle[] {
  return Array.from({ length: Math.floor(values.length / length) }, (_, k) => {
    const end = values.length - k * length;
    const cycle = values.subarray(end - length, end);
    const mean = cycle.reduce((sum, v) => sum + v / length, 0);
    return { mean, spread: Math.sqrt(cycle.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (length - 1)) };
  });
}

/** Standard deviation divided by mean; NaN when nothing varies. */
function variation(values: readonly number[]): number {
  const mean = values.reduce((sum, v) => sum + v / values.length, 0);
  return Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (values.length - 1)) / mean;
}
