// The step of a series in words.
import type { FrameStep } from '@foresight/contracts';

const NAMED: readonly (readonly [number, string])[] = [
  [60_000, 'every minute'],
  [3_600_000, 'hourly'],
  [86_400_000, 'daily'],
  [604_800_000, 'weekly'],
];
const UNITS = [
  [86_400_000, 'days'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1_000, 's'],
  [1, 'ms'],
] as const;

/** "hourly", "every 5 min", "quarterly". */
export function stepText({ unit, count }: FrameStep): string {
  if (unit === 'month')
    return count === 1 ? 'monthly' : count === 3 ? 'quarterly' : count === 12 ? 'yearly' : `every ${count} months`;
  const named = NAMED.find(([ms]) => ms === count)?.[1];
  if (named) return named;
  const [size, name] = UNITS.find(([ms]) => count % ms === 0) ?? UNITS[4];
  return `every ${count / size} ${name}`;
}

const MONTH_MS = 30.4375 * 86_400_000;
/** About how long a step is, in milliseconds. */
export const stepMs = ({ unit, count }: FrameStep): number => (unit === 'month' ? count * MONTH_MS : count);
