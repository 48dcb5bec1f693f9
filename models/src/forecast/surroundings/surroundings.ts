// What surrounds a method, as it is stored beside it.
import type { Adjustment } from '../model.ts';
import { boundsLayer, type StoredBounds } from './bounds.ts';
import { clockLayer } from './clock-layer.ts';
import type { StoredEffects } from './effects.ts';
import { effectsLayer } from './effects-layer.ts';
import type { Layer } from './layer.ts';
import type { LocalClock } from './local-clock.ts';
import { type StoredShift, shiftLayer } from './shift-layer.ts';

/** Plain JSON; all that a stored model needs to put back what was taken off. */
export interface Surroundings {
  readonly notes: readonly Adjustment[];
  readonly shifts?: readonly StoredShift[];
  readonly effects?: StoredEffects;
  readonly clock?: LocalClock;
  /** Only where the method must not know them: its values have no effects on them, and the bounds are those of values that have. */
  readonly bounds?: StoredBounds;
}

export function isBare(surroundings: Surroundings): boolean {
  const { notes, shifts, effects, clock, bounds } = surroundings;
  return notes.length === 0 && [shifts, effects, clock, bounds].every(part => part === undefined);
}

/** The one nearest the method first: the way back of what `takeOff` did. */
export function layersOf({ shifts, effects, clock, bounds }: Surroundings): Layer[] {
  return [
    ...(shifts === undefined ? [] : [shiftLayer(shifts)]),
    ...(effects === undefined ? [] : [effectsLayer(effects)]),
    ...(clock === undefined ? [] : [clockLayer(clock)]),
    ...(bounds === undefined ? [] : [boundsLayer(bounds)]),
  ];
}
