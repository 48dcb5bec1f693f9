// Where a backtest puts its origins: the latest that have a full horizon of truth after them.
import type { ForecastModel } from '../forecast/model.ts';

export interface OriginPlan {
  /** Number of slots before each origin, oldest first. */
  readonly origins: readonly number[];
  /** Why there are none; empty when there are some. */
  readonly reason: string;
}

/**
 * Origins one horizon apart where the series allows it, closer where it is short, and never so early that less than half of
 * the series lies before them, except for the last one. The first needs the model's minimum, and one season for the baseline.
 * @param most 1 or more
 */
export function backtestOrigins(
  model: ForecastModel,
  values: Float64Array,
  seasons: readonly number[],
  horizon: number,
  most: number,
): OriginPlan {
  if (!Number.isInteger(most) || most < 1) throw new RangeError(`origins ${most} is not a whole number, 1 or more`);
  const first = values.findIndex(v => Number.isFinite(v));
  const lead = first < 0 ? values.length : first;
  const length = values.length - lead;
  const fewest = Math.max(model.capability.minimumLength(seasons), seasons[0] ?? 1);
  const latest = length - horizon;
  if (latest < fewest) {
    const needs = fewest + horizon;
    return { origins: [], reason: `a backtest of ${horizon} steps needs ${needs} points, has ${length}` };
  }
  const room = latest - Math.max(fewest, Math.ceil(length / 2));
  const spacing =
    most === 1 ? horizon : Math.min(horizon, Math.max(Math.ceil(horizon / 4), Math.floor(room / (most - 1))));
  const origins: number[] = [];
  for (let k = 0; k < most; k++) {
    const origin = latest - k * spacing;
    if (k > 0 && (origin < fewest || 2 * origin < length)) break;
    origins.unshift(lead + origin);
  }
  const enough = origins.filter(origin => present(values, origin) >= fewest);
  const reason = enough.length > 0 ? '' : `fewer than ${fewest} values before the last ${horizon} steps`;
  return { origins: enough, reason };
}

function present(values: Float64Array, end: number): number {
  let count = 0;
  for (let t = 0; t < end; t++) if (Number.isFinite(values[t]!)) count++;
  return count;
}
