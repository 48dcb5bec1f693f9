// Which stretch of another data source is asked for, and at which interval. The same for the browser and the service, and
// steady while the clock moves within a step, so that answers can be kept.
import { type Source, spanMs } from './source.schema.ts';

export const DEFAULT_HISTORY = '30d';
/** About as many steps as a model learns from at once, where no interval is named. */
const STEPS = 1_500;
/** The most that is asked of one series. */
export const MOST_STEPS = 20_000;

const [SECOND, MINUTE, HOUR, DAY] = [1_000, 60_000, 3_600_000, 86_400_000] as const;
/** Those that divide a day, and whole days. */
const NICE = [
  ...[1, 2, 5, 10, 15, 30].map(n => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map(n => n * MINUTE),
  ...[1, 2, 3, 6, 12].map(n => n * HOUR),
  ...[1, 7].map(n => n * DAY),
];

export interface SourceRange {
  /** Epoch milliseconds, both included; whole steps. */
  readonly from: number;
  readonly to: number;
  readonly intervalMs: number;
  readonly maxDataPoints: number;
}

/**
 * The last step is one that is over by `end`.
 * @param end epoch ms
 * @param start epoch ms of what is to be seen: an earlier one than the history's is reached as far as 20,000 steps go
 * @throws {RangeError} in words, for a span that is none, and a history of fewer steps than two or of more than 20,000
 */
export function sourceRange({ history = DEFAULT_HISTORY, step }: Source, end: number, start = end): SourceRange {
  const span = readSpan(history);
  const intervalMs = step === undefined ? niceStep(span) : readSpan(step);
  const learned = Math.floor(span / intervalMs);
  if (learned < 2 || learned > MOST_STEPS) {
    throw new RangeError(
      `a history of ${history} has ${learned} steps of ${step}; 2 to ${MOST_STEPS} can be asked for`,
    );
  }
  const to = Math.floor(end / intervalMs) * intervalMs;
  const steps = Math.max(learned, Math.min(MOST_STEPS, Math.ceil((to - start) / intervalMs)));
  return { from: to - steps * intervalMs, to: to - 1, intervalMs, maxDataPoints: steps };
}

function readSpan(text: string): number {
  const ms = spanMs(text);
  if (ms === undefined) throw new RangeError(`'${text}' is no span of time: write it like 12h, 30d or 8w`);
  return ms;
}

const niceStep = (span: number): number => NICE.find(step => step * STEPS >= span) ?? NICE.at(-1)!;
