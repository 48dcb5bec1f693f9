// Another series on the slots of the target: one value for each slot of the history and of the horizon.
import type { Regressor } from '@foresight/models';
import type { Points } from '../../store/index.ts';

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
/** As many points a slot mean that the series is finer: then they are averaged. */
const FINER = 1.5;

/**
 * A gap takes the value before it, at the beginning the first value there is. Over the horizon points come first, then
 * the series' own forecast.
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
  const end = reach(points, slots, values);
  const said = end < slots.length && forecast ? sayFuture(values, slots, end, forecast) : 0;
  const known = Math.max(end, said);
  if (known < slots.length) throw tooShort(name, slots, known, points);
  const missing = values.subarray(0, history).reduce((n, value) => n + (Number.isNaN(value) ? 1 : 0), 0);
  if (missing > MOST_MISSING * history) {
    throw new RegressorUnusable(
      `regressor ${name} has no value at ${missing} of the ${history} steps of the history: at least half must be there. Import more of it, or leave it out`,
    );
  }
  const filled = fill(values);
  return {
    regressor: { name, values },
    adjustments: [
      ...(filled > 0
        ? [`regressor ${name}: ${filled} of ${slots.length} steps had no value and took the one before`]
        : []),
      ...(said > 0
        ? [
            `regressor ${name}: ${said - Math.max(end, history)} of ${slots.length - history} steps ahead are its own forecast`,
          ]
        : []),
    ],
  };
}

/** Means of the points by slot: those within it where they are finer, else each at its nearest; NaN where none is. */
function onSlots({ ts, value }: Points, slots: Float64Array): Float64Array {
  const finer = within(ts, slots[0]!, slots.at(-1)!) > FINER * slots.length;
  const sum = new Float64Array(slots.length);
  const count = new Uint32Array(slots.length);
  for (let i = 0; i < ts.length; i++) {
    const slot = slotOf(ts[i]!, slots, finer);
    if (slot < 0 || !Number.isFinite(value[i]!)) continue;
    sum[slot]! += value[i]!;
    count[slot]!++;
  }
  return sum.map((total, slot) => (count[slot] === 0 ? Number.NaN : total / count[slot]!));
}

const within = (ts: Float64Array, from: number, to: number) => countUpTo(ts, to) - countUpTo(ts, from - 1);

/** How many stamps are at `at` or before. */
function countUpTo(ts: Float64Array, at: number): number {
  let [low, high] = [0, ts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ts[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** −1 for a point that belongs to no slot. */
function slotOf(at: number, slots: Float64Array, finer: boolean): number {
  const floor = countUpTo(slots, at) - 1;
  const width = slots.length > 1 ? slots[1]! - slots[0]! : 0;
  if (floor < 0) return !finer && slots[0]! - at < width / 2 ? 0 : -1;
  const next = slots[floor + 1] ?? slots[floor]! + (slots.at(-1)! - (slots.at(-2) ?? slots.at(-1)!));
  if (finer || at - slots[floor]! <= next - at) return at < next ? floor : -1;
  return floor + 1 < slots.length ? floor + 1 : -1;
}

/** Slots that the points cover: up to the last that has one; a coarser series covers its own last step, too. */
function reach({ ts }: Points, slots: Float64Array, values: Float64Array): number {
  let last = values.length;
  while (last > 0 && Number.isNaN(values[last - 1]!)) last--;
  if (ts.length < 2 || last === 0) return last;
  const gaps = Float64Array.from({ length: ts.length - 1 }, (_, i) => ts[i + 1]! - ts[i]!).sort();
  const until = ts.at(-1)! + gaps[gaps.length >> 1]!;
  while (last < slots.length && slots[last]! < until - 1) last++;
  return last;
}

/** Lays the forecast over what lies behind the points. @returns slots that are known then */
function sayFuture(values: Float64Array, slots: Float64Array, end: number, forecast: Points): number {
  const said = onSlots(forecast, slots);
  let known = end;
  for (let slot = end; slot < slots.length; slot++) {
    if (Number.isNaN(said[slot]!)) continue;
    values[slot] = said[slot]!;
    known = slot + 1;
  }
  return Math.max(known, reach(forecast, slots, said));
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
    `regressor ${name} ${ends}, and the forecast needs it until ${iso(slots.at(-1)!)}, ${slots.length - known} steps more. Import its future values, forecast it first as a metric of its own, or ask for a shorter horizon`,
  );
}
