// Effects of events and regressors as plain JSON, and what they add up to at a slot.
import type { CalendarEvent } from '../model.ts';
import { type Grid, touchedSlots } from './occurrences.ts';
import type { WorkingScale } from './working-scale.ts';

export interface EventEffect {
  readonly name: string;
  /** On the working scale, for a slot that lies wholly in the event. */
  readonly size: number;
  /** Added to it by slots since the event began, repeating; empty for a flat effect. */
  readonly profile: readonly number[];
  /** Occurrences that reach beyond the history. */
  readonly future: readonly { readonly from: number; readonly to: number }[];
}

export interface RegressorEffect {
  readonly name: string;
  /** On the working scale, for one standard deviation. */
  readonly size: number;
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
