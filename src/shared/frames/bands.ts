// Bands from their limits. Where a limit is missing, or the lower lies above the upper, the band is broken: it is never
// drawn crossed, and how often that is so can be told.

export interface Band {
  /** Promised share of truths inside, e.g. 0.95. */
  readonly level: number;
  /** One entry a step of the forecast; both are null where the band is broken. */
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
  /** Steps without limits, or with limits that cross. */
  readonly broken: number;
}

type Limits = readonly (number | null)[];

export function bandOf(level: number, lower: Limits, upper: Limits): Band {
  const whole = lower.map((low, i) => isNumber(low) && isNumber(upper[i]) && low <= upper[i]);
  const kept = (limits: Limits) => limits.map((limit, i) => (whole[i] ? limit : null));
  return { level, lower: kept(lower), upper: kept(upper), broken: whole.filter(ok => !ok).length };
}

const isNumber = (value: number | null | undefined): value is number =>
  typeof value === 'number' && Number.isFinite(value);
