// Where a backtest puts its origins: the latest that have a full horizon of truth after them.

export interface OriginPlan {
  /** Number of slots before each origin, oldest first. */
  readonly origins: readonly number[];
  /** Why there are none; empty when there are some. */
  readonly reason: string;
}

export interface OriginQuestion {
  /** Steps of truth after each origin. */
  readonly horizon: number;
  /** Fewest values before the first origin: the model's minimum, and one season for the baseline. */
  readonly fewest: number;
  /** Most origins, 1 or more. */
  readonly most: number;
  /**
   * Slots between origins, 1 or more. Absent: a horizon where the series allows it, closer where it is short, and never so early
   * that less than half of the series lies before an origin, except for the last one.
   */
  readonly spacing?: number;
}

/** @throws {RangeError} for a number of origins or a spacing below 1 */
export function backtestOrigins(values: Float64Array, question: OriginQuestion): OriginPlan {
  const { horizon, fewest, most, spacing } = question;
  if (!(Number.isInteger(most) && most >= 1)) throw notWhole('origins', most);
  if (spacing !== undefined && !(Number.isInteger(spacing) && spacing >= 1)) throw notWhole('spacing', spacing);
  const first = values.findIndex(v => Number.isFinite(v));
  const lead = first < 0 ? values.length : first;
  const length = values.length - lead;
  const latest = length - horizon;
  if (latest < fewest) {
    const needs = fewest + horizon;
    return { origins: [], reason: `a backtest of ${horizon} steps needs ${needs} points, has ${length}` };
  }
  const earliest = spacing === undefined ? Math.max(fewest, Math.ceil(length / 2)) : fewest;
  const distance = spacing ?? freeSpacing(latest - earliest, horizon, most);
  const origins: number[] = [];
  for (let k = 0; k < most; k++) {
    const origin = latest - k * distance;
    if (k > 0 && origin < earliest) break;
    origins.unshift(lead + origin);
  }
  const enough = origins.filter(origin => present(values, origin) >= fewest);
  const reason = enough.length > 0 ? '' : `fewer than ${fewest} values before the last ${horizon} steps`;
  return { origins: enough, reason };
}

function freeSpacing(room: number, horizon: number, most: number): number {
  if (most === 1) return horizon;
  return Math.min(horizon, Math.max(Math.ceil(horizon / 4), Math.floor(room / (most - 1))));
}

const notWhole = (what: string, number: number) => new RangeError(`${what} ${number} is not a whole number, 1 or more`);

function present(values: Float64Array, end: number): number {
  let count = 0;
  for (let t = 0; t < end; t++) if (Number.isFinite(values[t]!)) count++;
  return count;
}
