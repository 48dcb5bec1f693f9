// States before the first value: the season by decomposition, level and trend by a line through the first values without it.
import { lineThrough } from '../line-through.ts';
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
  const { intercept, slope, spread } = lineThrough(first, trend !== 'N');
  return { level: intercept, trend: slope, shape, spread };
}

function firstShape(values: Float64Array, season: Form['season'], cycle: number): Float64Array {
  if (season === 'N') return new Float64Array(0);
  if (season === 'A') return shrunkProfile(values, cycle, 1);
  const shape = shrunkProfile(values.map(Math.log), cycle, 1).map(Math.exp);
  const mean = shape.reduce((sum, v) => sum + v / cycle, 0);
  return shape.map(v => v / mean);
}
