// Forecasts made on the clock of a time zone, back in the slots of UTC.
import type { Explanation } from '../model.ts';
import type { Layer } from './layer.ts';
import { type LocalClock, slotsAhead } from './local-clock.ts';

export function clockLayer(clock: LocalClock): Layer {
  // Kept for the paths, which ask for the same horizon a thousand times.
  let places: Int32Array = new Int32Array(0);
  const placesFor = (horizon: number) => {
    if (places.length !== horizon) places = placesOf(clock, horizon);
    return places;
  };
  const outward = (values: Float64Array, horizon: number) =>
    Float64Array.from(placesFor(horizon), place => values[place]!);
  return {
    reach: horizon => placesFor(horizon).reduce((most, place) => Math.max(most, place + 1), 1),
    outward,
    explained: ({ point, components }, horizon): Explanation => ({
      point: outward(point, horizon),
      components: components.map(c => ({ ...c, values: outward(c.values, horizon) })),
    }),
  };
}

/** For each step outside the step of the local forecast, from 0. An hour that the history already has once gets the first step. */
function placesOf(clock: LocalClock, horizon: number): Int32Array {
  return slotsAhead(clock, clock.length, clock.length + horizon).map((ahead, i) => Math.max(0, i + ahead));
}
