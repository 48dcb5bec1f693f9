// Where the regular grid of a list of stamps starts, and which slot a stamp belongs to.
import { addSteps, DAY, type Step } from './step.ts';

export interface SlotFinder {
  /** Epoch milliseconds (UTC) of slot 0. */
  readonly start: number;
  /** Mean milliseconds between slots. */
  readonly width: number;
  /** Nearest slot of a stamp, 0 or more. */
  slotOf(stamp: number): number;
}

const MONTH_WIDTH = (365.2425 / 12) * DAY;

/**
 * @param stamps epoch milliseconds, ascending, at least one
 * @returns a grid through the most common phase of the stamps, so that one stray first stamp does not shift every slot
 */
export function slotFinder(stamps: ArrayLike<number>, step: Step): SlotFinder {
  return step.unit === 'ms' ? msSlots(stamps, step.count) : monthSlots(stamps, step);
}

function msSlots(stamps: ArrayLike<number>, width: number): SlotFinder {
  const first = stamps[0]!;
  const offset = commonPhase(stamps, first, width);
  const start = first + (offset > width / 2 ? offset - width : offset);
  return { start, width, slotOf: t => Math.max(0, Math.round((t - start) / width)) };
}

/** Most frequent phase against `first`; stamps that never agree keep the phase of the first. */
function commonPhase(stamps: ArrayLike<number>, first: number, width: number): number {
  const counts = new Map<number, number>();
  for (let i = 0; i < stamps.length; i++) {
    const phase = (stamps[i]! - first) % width;
    counts.set(phase, (counts.get(phase) ?? 0) + 1);
  }
  let best = 0;
  for (const [phase, count] of counts) {
    if (count > (counts.get(best) ?? 0)) best = phase;
  }
  return (counts.get(best) ?? 0) > 1 ? best : 0;
}

function monthSlots(stamps: ArrayLike<number>, step: Step): SlotFinder {
  const start = monthStart(stamps, step);
  const width = step.count * MONTH_WIDTH;
  const slotOf = (t: number): number => {
    const guess = Math.max(0, Math.round((t - start) / width));
    const distance = (n: number) => Math.abs(addSteps(start, step, n) - t);
    return guess > 0 && distance(guess - 1) < distance(guess)
      ? guess - 1
      : distance(guess + 1) < distance(guess)
        ? guess + 1
        : guess;
  };
  return { start, width, slotOf };
}

/** Month ends start on a 31st, else a start on 28 February would put every later slot on the 28th. */
function monthStart(stamps: ArrayLike<number>, step: Step): number {
  const first = stamps[0]!;
  for (let i = 0; i < stamps.length; i++) {
    if (new Date(stamps[i]! + DAY).getUTCDate() !== 1) return first;
  }
  const fromFirstOfNext = (n: number): number => addSteps(first + DAY, step, n) - DAY;
  for (let back = 0; back < 12; back++) {
    const candidate = fromFirstOfNext(-back);
    if (new Date(candidate).getUTCDate() === 31) return candidate;
  }
  return first;
}
