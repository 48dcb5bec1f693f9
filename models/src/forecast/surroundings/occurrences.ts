// The slots of a series that an event lies in.
import { addSteps, DAY, type Step } from '../../series/step.ts';
import type { CalendarEvent } from '../model.ts';

/** Where slots are: that of index 0 starts at `start` (epoch ms). */
export interface Grid {
  readonly start: number;
  readonly step: Step;
}

export interface TouchedSlot {
  readonly index: number;
  /** Slots since the one in which the event begins. */
  readonly place: number;
  /** Share of the slot that the event covers, above 0 to 1. */
  readonly share: number;
}

const LONGEST_MONTH = 31 * DAY;
/** A day in another zone or a few minutes more or less are the whole slot all the same. */
const NEARLY = 0.9;

/** @throws {RangeError} for an event without a name, or one that ends before it begins */
export function checkEvents(events: readonly CalendarEvent[]): void {
  for (const { name, from, to } of events) {
    if (name === '') throw new RangeError(`the event from ${from} to ${to} has no name`);
    if (!Number.isFinite(from) || !Number.isFinite(to) || from >= to) {
      throw new RangeError(`event ${name} from ${from} to ${to}: needs a start before its end, in epoch milliseconds`);
    }
  }
}

/** @param end slots from this index on are left out */
export function touchedSlots(grid: Grid, { from, to }: Pick<CalendarEvent, 'from' | 'to'>, end: number): TouchedSlot[] {
  const out: TouchedSlot[] = [];
  const at = (index: number) => addSteps(grid.start, grid.step, index);
  const first = slotBefore(grid, from);
  for (let index = Math.max(0, first); index < end && at(index) < to; index++) {
    const size = at(index + 1) - at(index);
    const share = (Math.min(to, at(index + 1)) - Math.max(from, at(index))) / size;
    // Much shorter than a slot, it is a part of it; else its edges are taken as meant.
    const short = to - from < size / 2;
    if (share > 0 && (short || share > 1 - NEARLY)) {
      out.push({ index, place: index - first, share: !short && share > NEARLY ? 1 : share });
    }
  }
  return out;
}

/** Index of the slot that holds the moment, below 0 before the series; with months it may be an earlier one. */
function slotBefore({ start, step }: Grid, time: number): number {
  const length = step.unit === 'ms' ? step.count : step.count * LONGEST_MONTH;
  return Math.floor((time - start) / length);
}
