// Moments in words, as exact as the step.
import { DAY, MINUTE, type Step } from '../../series/step.ts';

/** Epoch milliseconds of the slot at an index of the series. */
export type TimeOf = (index: number) => number;

/** E.g. "2026-03-01" for steps of a day and more, else "2026-03-01 10:00 UTC". */
export function stampOf(time: number, step: Step): string {
  if (!(Math.abs(time) <= 8.64e15)) return `${time} ms`;
  const [date, clock] = new Date(time).toISOString().split('T') as [string, string];
  if (step.unit === 'month' || (step.count >= DAY && step.count % DAY === 0)) return date;
  return `${date} ${clock.slice(0, step.count % MINUTE === 0 ? 5 : 8)} UTC`;
}
