// How fast something grows: the mean of the horizon against that of the same span before, and the same as a steady rate.
import type { GrowthRate } from '@foresight/contracts';
import type { MeanRange } from './mean-of.ts';

export interface Spans {
  readonly ahead: MeanRange;
  /** Mean of as many values before. */
  readonly before: number;
  /** Milliseconds of the horizon, which is also the distance of the middles of both spans. */
  readonly span: number;
  /** Milliseconds of the history. */
  readonly history: number;
}

/** Percent; `lower` and `upper` are of `growth`. Absent: cannot be told. */
export interface Rates extends Partial<Readonly<Record<GrowthRate, number>>> {
  readonly growth: number;
  readonly lower: number;
  readonly upper: number;
}

const DAY = 86_400_000;
const LENGTHS = { per_week: 7, per_month: 365.25 / 12, per_year: 365.25 } as const;
/** A year's rate out of less history is a season taken for growth. */
const YEAR = 365 * DAY;

/** undefined where the span before does not average to more than nothing: there is no percentage of it */
export function ratesOf({ ahead, before, span, history }: Spans): Rates | undefined {
  if (!(before > 0)) return undefined;
  const percent = (mean: number) => 100 * (mean / before - 1);
  const growth = { growth: percent(ahead.mean), lower: percent(ahead.lower), upper: percent(ahead.upper) };
  const ratio = ahead.mean / before;
  if (!(ratio > 0)) return growth;
  const steady = (days: number) => 100 * (ratio ** ((days * DAY) / span) - 1);
  return {
    ...growth,
    per_week: steady(LENGTHS.per_week),
    per_month: steady(LENGTHS.per_month),
    ...(history >= YEAR ? { per_year: steady(LENGTHS.per_year) } : {}),
  };
}
