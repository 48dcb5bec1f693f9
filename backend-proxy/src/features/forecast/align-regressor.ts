// Another series on the slots of the target: one value for each slot of the history and of the horizon.
import type { Regressor } from '@foresight/models';
import type { Points } from '../../store/index.ts';
import { onSlots } from './on-slots.ts';

/** What is known of another series: its points, and what was said of its future. */
export interface RegressorPoints {
  readonly name: string;
  readonly points: Points;
  /** Its own newest forecast, for the slots that its points do not reach. */
  readonly forecast?: Points;
}

export interface Aligned {
  readonly regressor: Regressor;
  /** What was filled or taken from a forecast, in words. */
  readonly adjustments: readonly string[];
}

/** This series cannot be reckoned with here; the message has the numbers and the way out. */
export class RegressorUnusable extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RegressorUnusable';
  }
}

/** More gaps than this share of the history are no series any more. */
const MOST_MISSING = 0.5;
/**
 * A value of a coarser series holds until its next one is due; a gap takes the value before it, at the beginning the
 * first there is. Over the horizon points come first, then the series' own forecast.
 * @param slots epoch milliseconds of the target's slots, history and horizon, ascending
 * @param history how many of them are history
 * @throws {RegressorUnusable} when too much is missing, or the horizon is not reached
 */
export function alignRegressor(
  { name, points, forecast }: RegressorPoints,
  slots: Float64Array,
  history: number,
): Aligned {
  const values = onSlots(points, slots);
  const end = knownTo(values);
  const known = end < slots.length && forecast ? sayFuture(values, onSlots(forecast, slots), end) : end;
  if (known < slots.length) throw tooShort(name, slots, known, points);
  const missing = values.subarray(0, history).reduce((n, value) => n + (Number.isNaN(value) ? 1 : 0), 0);
  if (missing > MOST_MISSING * history) throw tooFew(name, missing, history);
  const filled = fill(values);
  const said = slots.length - Math.max(end, history);
  const ahead = slots.length - history;
  return {
    regressor: { name, values },
    adjustments: [
      ...(filled > 0
        ? [`regressor ${name}: ${filled} of ${slots.length} steps had no value and took the one before`]
        : []),
      ...(said > 0 ? [`regressor ${name}: ${said} of ${ahead} steps ahead are its own forecast`] : []),
    ],
  };
}

/** Slots up to the last that has a value. */
function knownTo(values: Float64Array): number {
  let last = values.length;
  while (last > 0 && Number.isNaN(values[last - 1]!)) last--;
  return last;
}

/** Lays the forecast over what lies behind the points. @returns slots that are known then */
function sayFuture(values: Float64Array, said: Float64Array, end: number): number {
  for (let slot = end; slot < values.length; slot++) values[slot] = said[slot]!;
  return Math.max(end, knownTo(values));
}

/** @returns how many were filled */
function fill(values: Float64Array): number {
  let filled = 0;
  let last = values.find(value => !Number.isNaN(value))!;
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i]!)) {
      values[i] = last;
      filled++;
    }
    last = values[i]!;
  }
  return filled;
}

function tooShort(name: string, slots: Float64Array, known: number, { ts }: Points): RegressorUnusable {
  const iso = (at: number) => new Date(at).toISOString();
  const ends = ts.length === 0 ? 'has no values' : `ends ${iso(ts.at(-1)!)}`;
  return new RegressorUnusable(
    `regressor ${name} ${ends}, and the forecast needs it until ${iso(slots.at(-1)!)}, ${slots.length - known} steps more. Give its values up to there, forecast it first where it is a stored metric, or ask for a shorter horizon`,
  );
}

const tooFew = (name: string, missing: number, history: number) =>
  new RegressorUnusable(
    `regressor ${name} has no value at ${missing} of the ${history} steps of the history: at least half must be there. Import more of it, or leave it out`,
  );
