// How much of the time a series should have values for it has.
import { detectStep } from './detect-step.ts';
import { slotFinder } from './slots.ts';
import type { Step } from './step.ts';

export interface TimeCoverage {
  readonly step: Step;
  /** Steps of the span that should hold a value, and those that do. */
  readonly expected: number;
  readonly filled: number;
  /** filled ÷ expected, 0 to 1; 1 where nothing is expected. */
  readonly completeness: number;
  /** Most steps in a row without a value, those up to the end of the span included. */
  readonly longestGap: number;
}

/**
 * @param stamps epoch milliseconds, ascending, of the whole series or a part that shows its step
 * @param from first moment that counts, not before the series began
 * @param to last moment that counts. A value of the step that `to` lies in may still be on its way: it is not expected
 * @throws {StepUnknown} when the stamps tell no step
 */
export function timeCoverage(stamps: Float64Array, from: number, to: number): TimeCoverage {
  const { step } = detectStep(stamps);
  const { start, width, slotOf } = slotFinder(stamps, step);
  const slotAt = (time: number) => (time - start) / width;
  const tolerance = 0.5;
  const first = Math.ceil(slotAt(from) - tolerance);
  const last = Math.floor(slotAt(to) - 1 + 1e-9);
  let filled = 0;
  let longestGap = 0;
  let before = first - 1;
  for (const stamp of stamps) {
    const slot = slotOf(stamp);
    if (slot < first || slot > last || slot === before) continue;
    longestGap = Math.max(longestGap, slot - before - 1);
    before = slot;
    filled++;
  }
  longestGap = Math.max(longestGap, last - before);
  const expected = Math.max(0, last - first + 1);
  return { step, expected, filled, completeness: expected === 0 ? 1 : filled / expected, longestGap };
}
