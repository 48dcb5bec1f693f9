// How an event differs by hour: a holiday may empty the morning and leave the evening as it is.
import { DAY, type Step } from '../../series/step.ts';
import type { NamedEvent } from './named-events.ts';

/** Occurrences that have to agree on a shape. */
const FEWEST_SEEN = 2;
const FEWEST_SLOTS = 6;
/** Share of the shape that noise may not explain. */
const FEWEST_KEPT = 0.3;

/** Slots of a day, 0 for steps that are no part of one. */
function slotsOfDay(step: Step): number {
  return step.unit === 'ms' && step.count < DAY && DAY % step.count === 0 ? DAY / step.count : 0;
}

/**
 * What is left at the event by slots since its start, smoothed and drawn to 0 by the share that noise explains; whole days repeat.
 * @param rest the flat series without the effects
 * @returns one a slot of the day, on the working scale, 0 on average; empty where a flat effect is all that can be told
 */
export function eventProfile({ seen, slots }: NamedEvent, rest: Float64Array, step: Step, noise: number): Float64Array {
  const day = slotsOfDay(step);
  const flat = new Float64Array(0);
  if (seen.length < FEWEST_SEEN || slots < FEWEST_SLOTS || day === 0 || slots < day / 2) return flat;
  const sum = new Float64Array(Math.min(day, slots));
  const count = new Float64Array(sum.length);
  for (const touched of seen) {
    for (const { index, place } of touched) {
      if (place % day >= sum.length) continue;
      sum[place % day]! += rest[index]!;
      count[place % day]!++;
    }
  }
  const raw = sum.map((v, j) => (count[j]! > 0 ? v / count[j]! : 0));
  const shape = centred(smoothed(raw));
  const power = shape.reduce((total, v) => total + (v * v) / shape.length, 0);
  // Three neighbours smoothed: a bit less than half of the noise of one is left.
  const kept = power > 0 ? 1 - (0.375 * noise ** 2) / seen.length / power : 0;
  return kept < FEWEST_KEPT ? flat : shape.map(v => kept * v);
}

function smoothed(values: Float64Array): Float64Array {
  const at = (j: number) => values[Math.min(values.length - 1, Math.max(0, j))]!;
  return values.map((v, j) => 0.25 * at(j - 1) + 0.5 * v + 0.25 * at(j + 1));
}

function centred(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, v) => sum + v / values.length, 0);
  return values.map(v => v - mean);
}
