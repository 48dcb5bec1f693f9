// Points of one series on the slots of another.
import type { Points } from '../../store/index.ts';

/** From this ratio on two steps are not the same one. */
const DIFFERENT = 1.5;

/**
 * Values by slot, NaN where none is. Points that are finer than the slots are averaged within each, a coarser series holds
 * its values until the next is due, all others are at their nearest slot.
 * @param slots epoch milliseconds, ascending
 */
export function onSlots({ ts, value }: Points, slots: Float64Array): Float64Array {
  const width = slots.length > 1 ? slots[1]! - slots[0]! : 0;
  const step = stepOf(ts);
  const finer = step > 0 && step * DIFFERENT < width;
  const sum = new Float64Array(slots.length);
  const count = new Uint32Array(slots.length);
  for (let i = 0; i < ts.length; i++) {
    const slot = slotOf(ts[i]!, slots, finer);
    if (slot < 0 || !Number.isFinite(value[i]!)) continue;
    sum[slot]! += value[i]!;
    count[slot]!++;
  }
  const means = sum.map((total, slot) => (count[slot] === 0 ? Number.NaN : total / count[slot]!));
  if (step > DIFFERENT * width) hold(means, slots, step);
  return means;
}

/** Median distance of two stamps; 0 where there are none. */
function stepOf(ts: Float64Array): number {
  const gaps = Float64Array.from({ length: Math.max(0, ts.length - 1) }, (_, i) => ts[i + 1]! - ts[i]!).sort();
  return gaps[gaps.length >> 1] ?? 0;
}

/** Carries the values of a coarser series on until the next one is due. */
function hold(values: Float64Array, slots: Float64Array, step: number): void {
  let [last, until] = [Number.NaN, -Infinity];
  for (let slot = 0; slot < slots.length; slot++) {
    if (!Number.isNaN(values[slot]!)) [last, until] = [values[slot]!, slots[slot]! + step];
    else if (slots[slot]! < until) values[slot] = last;
  }
}

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
