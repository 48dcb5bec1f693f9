// Scores of the point forecasts of a backtest: taken at each origin over its horizon, then averaged over the origins.
import { fillGaps } from '../series/fill-gaps.ts';
import { meanOfAll, meanOrNull } from './mean.ts';
import { bias, mae, mape, owa, type PointScore, pinball, rmse, smape } from './metrics.ts';
import { naive2 } from './naive2.ts';
import type { BacktestOrigin } from './score-origin.ts';

/** Null where a score is not defined, or no truth is known. */
export interface PointScores {
  /** Truths behind the scores. */
  readonly truths: number;
  /** Mean absolute error, in the units of the data. */
  readonly mae: number | null;
  /** Root of the mean squared error, in the units of the data. */
  readonly rmse: number | null;
  /** Mean of forecast − truth, in the units of the data: above 0 when the forecasts are too high. */
  readonly bias: number | null;
  /** 0 to 200. */
  readonly smape: number | null;
  readonly mase: number | null;
  /** MASE of seasonal naive at the same origins. */
  readonly naiveMase: number | null;
  /** Percent; null when a truth is 0 and its forecast is not. */
  readonly mape: number | null;
  /** Sum of absolute errors ÷ sum of absolute truths, percent. */
  readonly wape: number | null;
  /** Against Naive2 at the same origins; below 1 is better. */
  readonly owa: number | null;
  /** sMAPE and MASE of Naive2, for an OWA over several series. */
  readonly naive2: PointScore | null;
  /** Mean pinball loss over the two quantiles of every level: in the units of the data, near half the CRPS with many levels. */
  readonly pinball: number | null;
}

/** @param values of the whole series; each origin sees its past @param season of Naive2 */
export function pointScores(origins: readonly BacktestOrigin[], values: Float64Array, season: number): PointScores {
  const over = (score: (o: BacktestOrigin) => number) => meanOrNull(origins.map(score));
  const [error, square, size] = [over(o => o.mae), rootMeanSquare(origins), over(sizeOf)];
  const own = { smape: over(o => smape(o.actual, o.forecast.point)), mase: over(o => o.mae / o.scale) };
  const reference = benchmark(origins, values, season);
  return {
    truths: origins.reduce((sum, o) => sum + o.actual.filter(v => !Number.isNaN(v)).length, 0),
    mae: error,
    rmse: square,
    bias: over(o => bias(o.actual, o.forecast.point)),
    ...own,
    naiveMase: over(o => o.naiveMae / o.scale),
    mape: meanOfAll(withTruths(origins).map(o => mape(o.actual, o.forecast.point))),
    wape: error === null || size === null ? null : error === 0 ? 0 : finite((100 * error) / size),
    owa: reference && owaOrNull(own, reference),
    naive2: reference,
    pinball: over(pinballOf),
  };
}

/** OWA of scores that are known; null otherwise, and where Naive2 made no error. */
export function owaOrNull(score: { smape: number | null; mase: number | null }, reference: PointScore): number | null {
  if (score.smape === null || score.mase === null) return null;
  return finite(owa({ smape: score.smape, mase: score.mase }, reference));
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
const withTruths = (origins: readonly BacktestOrigin[]) => origins.filter(o => !Number.isNaN(o.mae));
const sizeOf = (o: BacktestOrigin): number => mae(o.actual, new Float64Array(o.actual.length));

/** Of the roots at the origins, without squares that overflow. */
function rootMeanSquare(origins: readonly BacktestOrigin[]): number | null {
  const roots = origins.map(o => rmse(o.actual, o.forecast.point)).filter(v => Number.isFinite(v));
  return roots.length === 0 ? null : finite(Math.hypot(...roots) / Math.sqrt(roots.length));
}

function pinballOf({ actual, forecast }: BacktestOrigin): number {
  const losses = forecast.intervals.flatMap(({ level, lower, upper }) => [
    pinball(actual, lower, (1 - level) / 2),
    pinball(actual, upper, (1 + level) / 2),
  ]);
  return losses.length === 0 ? Number.NaN : losses.reduce((sum, loss) => sum + loss / losses.length, 0);
}

/** Naive2 takes no gaps: they are filled for it as for the methods. */
function benchmark(origins: readonly BacktestOrigin[], values: Float64Array, season: number): PointScore | null {
  const points = origins.map(({ index, actual, scale }) => {
    const point = naive2(filled(values.subarray(0, index), season), season, actual.length);
    return { smape: smape(actual, point), mase: mae(actual, point) / scale };
  });
  const [s, m] = [meanOrNull(points.map(p => p.smape)), meanOrNull(points.map(p => p.mase))];
  return s === null || m === null ? null : { smape: s, mase: m };
}

function filled(past: Float64Array, season: number): Float64Array {
  const first = past.findIndex(v => Number.isFinite(v));
  return fillGaps(past.subarray(Math.max(0, first)), season > 1 ? [season] : []).values;
}
