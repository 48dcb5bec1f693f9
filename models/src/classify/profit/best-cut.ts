// Where to draw the line, and what that is worth to expect.
import { quantile } from '../../statistics/quantile.ts';
import type { Labels } from '../labels.ts';
import { type BootstrapOptions, resample } from '../scores/bootstrap.ts';
import type { Range } from '../scores/wilson.ts';
import { type Gains, gainsOf, type ProfitOptions, type ProfitPoint, profitPoints } from './curve.ts';

export interface ProfitCurve {
  /** At most 200 of the cuts, highest first, the best among them. */
  readonly points: readonly ProfitPoint[];
  /** The cut that would have brought most on these rows. */
  readonly best: ProfitPoint;
  /**
   * What that cut is expected to bring on as many new rows: the gain of `best` less the optimism of having chosen it on the same rows
   * (Efron 1983), with its interval.
   */
  readonly expected: Range & { readonly value: number };
  /** Cuts that resamples of the rows would have chosen. */
  readonly bestCut: Range;
  /** What contacting everybody would have brought. */
  readonly everybody: number;
}

const MOST_POINTS = 200;

/**
 * @param p probabilities of rows that the model did not see
 * @param labels what became of them
 * @throws {RangeError} without rows, or for costs, values or shares that are none
 */
export function profitCurve(
  p: Float64Array,
  labels: Labels,
  options: ProfitOptions,
  bootstrap: BootstrapOptions = {},
): ProfitCurve {
  if (p.length === 0) throw new RangeError('a profit curve needs rows; has 0');
  const { resamples = 400, seed = 1, level = 0.95 } = bootstrap;
  const gains = gainsOf(p, labels, options);
  const points = profitPoints(gains);
  const best = highest(points);
  const drawn = resample(p.length, resamples, seed, counts => drawnGains(gains, counts, best.contacted));
  const optimism = drawn.reduce((sum, d) => sum + d.ownBest - d.elsewhere, 0) / drawn.length;
  const between = (values: readonly number[], by: number): Range => {
    const sorted = Float64Array.from(values).sort();
    return { lower: quantile(sorted, (1 - level) / 2) - by, upper: quantile(sorted, (1 + level) / 2) - by };
  };
  return {
    points: thinned(points, best),
    best,
    expected: {
      value: best.gain - optimism,
      ...between(
        drawn.map(d => d.atBest),
        optimism,
      ),
    },
    bestCut: between(
      drawn.map(d => d.cut),
      0,
    ),
    everybody: points.at(-1)!.gain,
  };
}

/** The first of the highest: of equals, the fewest contacts. */
const highest = (points: readonly ProfitPoint[]): ProfitPoint =>
  points.reduce((best, point) => (point.gain > best.gain ? point : best));

interface Drawn {
  /** Gain in the resample of the cut that is best there, and of the same cut on the rows themselves. */
  readonly ownBest: number;
  readonly elsewhere: number;
  readonly cut: number;
  /** Gain in the resample of the cut that is best on the rows themselves. */
  readonly atBest: number;
}

function drawnGains({ ranking, gains }: Gains, counts: Float64Array, contacted: number): Drawn {
  const { scores } = ranking;
  const last = scores.length - 1;
  let [gain, plain, atBest] = [0, 0, 0];
  let [ownBest, elsewhere, cut] = [0, 0, 1];
  for (let i = last; i >= 0; i--) {
    gain += counts[i]! * gains[i]!;
    plain += gains[i]!;
    if (last - i + 1 === contacted) atBest = gain;
    if (gain > ownBest && (i === 0 || scores[i - 1] !== scores[i]))
      [ownBest, elsewhere, cut] = [gain, plain, scores[i]!];
  }
  return { ownBest, elsewhere, cut, atBest };
}

function thinned(points: readonly ProfitPoint[], best: ProfitPoint): ProfitPoint[] {
  if (points.length <= MOST_POINTS) return [...points];
  const last = points.length - 1;
  const some = new Set(
    Array.from({ length: MOST_POINTS - 1 }, (_, k) => points[Math.round((k * last) / (MOST_POINTS - 2))]!),
  );
  some.add(best);
  return [...some].sort((a, b) => a.contacted - b.contacted);
}
