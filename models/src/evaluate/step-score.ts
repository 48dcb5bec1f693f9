// Scores by step of the horizon: where a forecast stops being useful, and where its bands give way.
import { meanOrNull } from './mean.ts';
import type { BacktestOrigin } from './score-origin.ts';

export interface StepScore {
  /** From 1. */
  readonly step: number;
  /** Origins with a truth at this step: what the figures rest on. */
  readonly truths: number;
  /** Mean absolute error, in the units of the data. */
  readonly mae: number | null;
  /** The same ÷ the scale of each origin, and seasonal naive's. */
  readonly mase: number | null;
  readonly naiveMase: number | null;
  /** 1 − MAE ÷ MAE of seasonal naive at this step. */
  readonly skill: number | null;
  /** Share of truths inside the band of each level, in the order asked. */
  readonly coverage: readonly { readonly level: number; readonly share: number | null }[];
}

/** @returns one a step; none without origins */
export function stepScores(origins: readonly BacktestOrigin[], levels: readonly number[]): StepScore[] {
  const horizon = origins[0]?.actual.length ?? 0;
  return Array.from({ length: horizon }, (_, i) => stepScore(origins, levels, i));
}

function stepScore(origins: readonly BacktestOrigin[], levels: readonly number[], i: number): StepScore {
  const known = origins.filter(o => !Number.isNaN(o.actual[i]!));
  const error = (o: BacktestOrigin) => Math.abs(o.actual[i]! - o.forecast.point[i]!);
  const mae = meanOrNull(known.map(error));
  const naiveError = (o: BacktestOrigin) => Math.abs(o.actual[i]! - o.naive[i]!);
  const naive = meanOrNull(known.map(naiveError));
  return {
    step: i + 1,
    truths: known.length,
    mae,
    mase: meanOrNull(known.map(o => error(o) / o.scale)),
    naiveMase: meanOrNull(known.map(o => naiveError(o) / o.scale)),
    skill: mae === null || naive === null || naive === 0 ? null : 1 - mae / naive,
    coverage: levels.map((level, k) => ({ level, share: meanOrNull(known.map(o => inside(o, k, i))) })),
  };
}

function inside({ actual, forecast }: BacktestOrigin, k: number, i: number): number {
  const { lower, upper } = forecast.intervals[k]!;
  return actual[i]! >= lower[i]! && actual[i]! <= upper[i]! ? 1 : 0;
}
