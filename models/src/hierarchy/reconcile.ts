// Forecasts of parts and of their totals, made to agree.
import { factorNormal, substitute } from '../statistics/cholesky.ts';
import { shrunkCovariance } from './covariance.ts';
import type { Total } from './hierarchy.ts';

/** bottom-up: totals are the sums of the parts. min-trace: every forecast gives way by how uncertain it is. */
export type Reconciliation = 'min-trace' | 'bottom-up';

/** Beyond, the covariances take gigabytes and minutes: bottom-up is the way then. */
export const MOST_FORECASTS = 2000;
export const MOST_TOTALS = 500;

export interface Forecasts {
  /** Point forecast of each total, then of each series; arrays of one length. */
  readonly points: readonly Float64Array[];
  /** Past errors of the same forecasts, moments aligned; NaN where unknown. bottom-up does not look at them. */
  readonly errors: readonly Float64Array[];
  /** No result below 0: parts that would be are 0, and their totals follow. */
  readonly nonNegative?: boolean;
}

/**
 * The forecasts, totals being exactly the sums of their series.
 * min-trace: P = W − W C' (C W C')⁻¹ C W applied to the forecasts, W the shrunk covariance of the errors and C the rule "total minus its
 * parts is 0" (Wickramasuriya, Athanasopoulos, Hyndman 2019, "Optimal forecast reconciliation … through trace minimization").
 * @returns in the order of `points`
 * @throws {RangeError} when the numbers of totals, points and errors do not fit together, or there are too many for min-trace
 */
export function reconcile(totals: readonly Total[], forecasts: Forecasts, method: Reconciliation): Float64Array[] {
  const { points, errors, nonNegative = false } = forecasts;
  const parts = points.length - totals.length;
  refuseMisfit(totals, parts, points, method === 'min-trace' ? errors : points);
  if (method === 'min-trace') refuseMany(points.length, totals.length);
  const series = points.slice(totals.length).map(p => p.slice());
  if (method === 'min-trace') {
    const rule = minTraceRule(totals, parts, shrunkCovariance(errors));
    for (let step = 0; step < points[0]!.length; step++) correct(totals, points, series, rule, step);
  }
  if (nonNegative) for (const part of series) for (let i = 0; i < part.length; i++) part[i] = Math.max(0, part[i]!);
  return [...totals.map(total => sumOf(total, series)), ...series];
}

function refuseMisfit(
  totals: readonly Total[],
  parts: number,
  points: readonly Float64Array[],
  errors: readonly Float64Array[],
): void {
  const missing = totals.flatMap(t => t.members).find(m => !(Number.isInteger(m) && m >= 0 && m < parts));
  if (parts < 1 || missing !== undefined) {
    const what = missing === undefined ? '' : `, a total names series ${missing}`;
    throw new RangeError(`${points.length} forecasts for ${totals.length} totals leave ${parts} series${what}`);
  }
  if (errors.length !== points.length) {
    throw new RangeError(`${errors.length} lists of errors for ${points.length} forecasts`);
  }
  const odd = points.findIndex(p => p.length !== points[0]!.length);
  if (odd >= 0)
    throw new RangeError(`forecast ${odd} has ${points[odd]!.length} steps, the first ${points[0]!.length}`);
}

function refuseMany(forecasts: number, totals: number): void {
  if (forecasts <= MOST_FORECASTS && totals <= MOST_TOTALS) return;
  throw new RangeError(
    `${forecasts} forecasts with ${totals} totals are more than min-trace takes (${MOST_FORECASTS} with ${MOST_TOTALS}): use bottom-up`,
  );
}

interface Rule {
  /** Cholesky factor of C W C'; null when it has none. */
  readonly factor: Float64Array | null;
  /** Rows of W C' that belong to the series: row-major, one row a series. */
  readonly gain: Float64Array;
}

function minTraceRule(totals: readonly Total[], parts: number, w: Float64Array): Rule {
  const k = totals.length;
  const n = k + parts;
  /** W C', all rows: column of a total minus the columns of its series. */
  const wc = new Float64Array(n * k);
  totals.forEach(({ members }, c) => {
    for (let i = 0; i < n; i++) {
      let sum = w[i * n + c]!;
      for (const m of members) sum -= w[i * n + k + m]!;
      wc[i * k + c] = sum;
    }
  });
  const gram = new Float64Array(k * k);
  totals.forEach(({ members }, r) => {
    for (let c = 0; c < k; c++) {
      let sum = wc[r * k + c]!;
      for (const m of members) sum -= wc[(k + m) * k + c]!;
      gram[r * k + c] = sum;
    }
  });
  return { factor: factorNormal(gram, k), gain: wc.subarray(k * k) };
}

/** One step of the horizon, in place; a rule that cannot be solved leaves the series as they are. */
function correct(
  totals: readonly Total[],
  points: readonly Float64Array[],
  series: readonly Float64Array[],
  { factor, gain }: Rule,
  step: number,
): void {
  if (factor === null) return;
  const k = totals.length;
  const gaps = Float64Array.from(totals, ({ members }, c) => {
    let gap = points[c]![step]!;
    for (const m of members) gap -= points[k + m]![step]!;
    return gap;
  });
  const share = substitute(factor, k, gaps);
  series.forEach((part, i) => {
    for (let c = 0; c < k; c++) part[step]! -= gain[i * k + c]! * share[c]!;
  });
}

function sumOf({ members }: Total, series: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(series[0]!.length);
  for (const m of members) for (let i = 0; i < sum.length; i++) sum[i]! += series[m]![i]!;
  return sum;
}
