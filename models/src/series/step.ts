// The step of a regular series: a fixed number of milliseconds, or whole calendar months (UTC).

export type Step = { readonly unit: 'ms'; readonly count: number } | { readonly unit: 'month'; readonly count: number };

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;

/**
 * The time `n` steps after `start`.
 * @param start epoch milliseconds, UTC
 * @param n whole number of steps, may be negative
 * @returns epoch milliseconds, UTC. Months keep the day of `start`; the 31st becomes the last day of a shorter month.
 */
export function addSteps(start: number, step: Step, n: number): number {
  if (step.unit === 'ms') return start + n * step.count;
  const from = new Date(start);
  const month = from.getUTCMonth() + n * step.count;
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return Date.UTC(
    from.getUTCFullYear(),
    month,
    Math.min(from.getUTCDate(), lastDay),
    from.getUTCHours(),
    from.getUTCMinutes(),
    from.getUTCSeconds(),
    from.getUTCMilliseconds(),
  );
}
