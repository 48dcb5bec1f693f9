// States before the first value: the season by decomposition, level and trend by a line through the first values without it.
import { shrunkProfile } from '../seasonal-profile.ts';
import type { Form } from './form.ts';

/** Fewest values the first line goes through. */
const FIRST = 10;

export interface Start {
  readonly level: number;
  readonly trend: number;
  readonly shape: Float64Array;
  /** How far the first values lie from the line: the unit of steps away from level and trend. */
  readonly spread: number;
}

/** Heuristic first states after Hyndman, Koehler, Ord and Snyder 2008, section 2.6.1. @param cycle length of the season */
export function startOf(values: Float64Array, { trend, season }: Form, cycle: number): Start {
  const shape = firstShape(values, season, cycle);
  const first = values.slice(0, Math.max(FIRST, 2 * cycle));
  for (let t = 0; t < first.length && season !== 'N'; t++) {
    if (season === 'M') first[t]! /= shape[t % cycle]!;
    else first[t]! -= shape[t % cycle]!;
  }
  return { ...lineThrough(first, trend !== 'N'), shape };
}

function firstShape(values: Float64Array, season: Form['season'], cycle: number): Float64Array {
  if (season === 'N') return new Float64Array(0);
  if (season === 'A') return shrunkProfile(values, cycle, 1);
  const shape = shrunkProfile(values.map(Math.log), cycle, 1).map(Math.exp);
  const mean = shape.reduce((sum, v) => sum + v / cycle, 0);
  return shape.map(v => v / mean);
}

/** Level before the first value, change a step, and the standard deviation around the line. */
function lineThrough(values: Float64Array, sloped: boolean): Omit<Start, 'shape'> {
  const n = values.length;
  const centre = (n + 1) / 2;
  const mean = values.reduce((sum, v) => sum + v / n, 0);
  const top = values.reduce((sum, v, t) => sum + (t + 1 - centre) * (v - mean), 0);
  const trend = sloped ? top / ((n * (n * n - 1)) / 12) : 0;
  const level = mean - trend * centre;
  const squares = values.reduce((sum, v, t) => sum + (v - level - trend * (t + 1)) ** 2, 0);
  return { level, trend, spread: Math.sqrt(squares / n) };
}
