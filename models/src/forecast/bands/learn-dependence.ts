// Learns from rolling origins how the errors of a forecast hang together.
import { type Dependence, fastCorrelation, slowLoading } from './dependence.ts';
import { normalScores } from './normal-scores.ts';

/** Origins that weigh as much as what is usual. */
const USUAL_ORIGINS = 24;
/** Keeps two shares apart that the data hardly tell apart. */
const RIDGE = 0.01;
/** Some noise of its own is left to every step. */
const MOST = 0.98;
/** Longest stretch of steps that is looked at: pairs grow with its square. */
const LONGEST = 96;

/**
 * The shares of the slow and the fast part by least squares on products of errors (a method of moments), drawn toward the usual ones.
 * @param errors relative to their spread: a row an origin, NaN where there is no truth
 */
export function learnDependence(usual: Dependence, errors: readonly Float64Array[]): Dependence {
  const scores = normalScores(errors.map(row => row.subarray(0, LONGEST)));
  if (scores === null) return usual;
  const { ss, sf, ff, s, f } = normalEquations(usual, scores);
  const det = ss * ff - sf * sf;
  const weight = errors.length / (errors.length + USUAL_ORIGINS);
  const slow = clamp(usual.slow + (weight * (s * ff - f * sf)) / det, MOST);
  const fast = clamp(usual.fast + (weight * (f * ss - s * sf)) / det, MOST - slow);
  return { ...usual, slow, fast };
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(0, value));
}

/** Products less what is usual, on the correlations of both parts: means over all pairs of steps of one origin. */
function normalEquations(usual: Dependence, scores: readonly Float64Array[]) {
  const steps = Math.max(...scores.map(row => row.length));
  const columns = byStep(scores, steps);
  // Of the slow part: loading · loading · (i / j)^fade, whose power is one of i by one of j.
  const loading = Float64Array.from(columns, (_, i) => slowLoading(i + 1, usual.growth));
  const power = Float64Array.from(columns, (_, i) => (i + 1) ** usual.fade);
  const fast = Float64Array.from(columns, (_, apart) => fastCorrelation(usual, apart));
  let [ss, sf, ff, s, f, pairs] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < steps; i++) {
    for (let j = i + 1; j < steps; j++) {
      const { sum, count } = product(columns[i]!, columns[j]!);
      const x = (loading[i]! * loading[j]! * power[i]!) / power[j]!;
      const y = fast[j - i]!;
      const off = sum - count * (usual.slow * x + usual.fast * y);
      ss += count * x * x;
      sf += count * x * y;
      ff += count * y * y;
      s += off * x;
      f += off * y;
      pairs += count;
    }
  }
  const n = Math.max(1, pairs);
  return { ss: ss / n + RIDGE, sf: sf / n, ff: ff / n + RIDGE, s: s / n, f: f / n };
}

/** A row an origin to a column a step; NaN where a row is short. */
function byStep(rows: readonly Float64Array[], steps: number): Float64Array[] {
  return Array.from({ length: steps }, (_, i) => Float64Array.from(rows, row => row[i] ?? Number.NaN));
}

function product(a: Float64Array, b: Float64Array): { sum: number; count: number } {
  let [sum, count] = [0, 0];
  for (let k = 0; k < a.length; k++) {
    const p = a[k]! * b[k]!;
    if (Number.isNaN(p)) continue;
    sum += p;
    count++;
  }
  return { sum, count };
}
