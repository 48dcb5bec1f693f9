// Effects of events and regressors as plain JSON, and what they add up to at a slot.
import type { CalendarEvent } from '../model.ts';
import { type Grid, touchedSlots } from './occurrences.ts';
import type { WorkingScale } from './working-scale.ts';

export interface EventEffect {
  readonly name: string;
  /** On the working scale, for a slot that lies wholly in the event. */
  readonly size: number;
  /** Standard error of it. */
  readonly error: number;
  /** Added to it by slots since the event began, repeating; empty for a flat effect. */
  readonly profile: readonly number[];
  /** Occurrences that reach beyond the history. */
  readonly future: readonly { readonly from: number; readonly to: number }[];
}

export interface RegressorEffect {
  readonly name: string;
  /** On the working scale, for one standard deviation. */
  readonly size: number;
  /** Standard error of it. */
  readonly error: number;
  /** In standard deviations, one a step after the history. */
  readonly future: readonly number[];
}

export interface StoredEffects extends Grid {
  readonly scale: WorkingScale;
  /** Slots of the history. */
  readonly length: number;
  readonly events: readonly EventEffect[];
  readonly regressors: readonly RegressorEffect[];
}

type Occurrence = Pick<CalendarEvent, 'from' | 'to'>;

/** What an event adds to each slot from `from` to `to` (indices), on the working scale. */
export function eventValues(
  grid: Grid,
  { size, profile }: Pick<EventEffect, 'size' | 'profile'>,
  occurrences: readonly Occurrence[],
  from: number,
  to: number,
): Float64Array {
  const out = new Float64Array(to - from);
  for (const occurrence of occurrences) {
    for (const { index, place, share } of touchedSlots(grid, occurrence, to)) {
      if (index < from) continue;
      out[index - from] = share * (size + (profile.length === 0 ? 0 : profile[place % profile.length]!));
    }
  }
  return out;
}

/** Standard error of all effects together at each step after the history, on the working scale. */
export function effectErrors(stored: StoredEffects, horizon: number): Float64Array {
  const { length, events, regressors } = stored;
  const square = new Float64Array(horizon);
  for (const { error, future } of events) {
    const flat = eventValues(stored, { size: error, profile: [] }, future, length, length + horizon);
    for (let i = 0; i < horizon; i++) square[i]! += flat[i]! ** 2;
  }
  // The past that the bands were checked on was fitted as well, and lost on average the error of one standard deviation.
  for (const { error, future } of regressors) {
    for (let i = 0; i < horizon; i++) square[i]! += error ** 2 * (1 + future[i]! ** 2);
  }
  return square.map(Math.sqrt);
}
