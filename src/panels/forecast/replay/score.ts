// How a forecast of the past came out: the truths that have come since, against what was said.
import type { Forecast, ForecastSeries, Samples } from '../../../shared/frames/index.ts';

export interface Miss {
  /** Epoch ms. */
  readonly time: number;
  /** The truth. */
  readonly value: number;
}

export interface ReplayScore {
  /** Steps whose truth is known. */
  readonly known: number;
  /** Those inside the widest band. */
  readonly inside: number;
  /** Of the widest band; null where there was none. */
  readonly level: number | null;
  /** Symmetric mean absolute percentage error in percent, 0 to 200, as in the backtest; null where nothing is known. */
  readonly smape: number | null;
  /** The same of seasonal naive at the same steps; null where it is not known at every one of them. */
  readonly naive: number | null;
  readonly misses: readonly Miss[];
}

/** undefined where the series is no replay, or its history is of averages, which no step can be held against. */
export function replayScore({ forecast, history, meanOf }: ForecastSeries): ReplayScore | undefined {
  if (!forecast || !isReplay(forecast) || meanOf) return undefined;
  const truths = truthsOf(forecast.time, history);
  const known = forecast.time.map((_, i) => i).filter(i => truths[i] !== undefined && forecast.value[i] !== null);
  const band = forecast.bands.at(-1);
  const misses = known.flatMap(i => {
    const [lower, upper] = [band?.lower[i] ?? -Infinity, band?.upper[i] ?? Infinity];
    const value = truths[i]!;
    return value < lower || value > upper ? [{ time: forecast.time[i]!, value }] : [];
  });
  const error = (said: readonly (number | null | undefined)[]) => smapeOf(known.map(i => [truths[i]!, said[i]]));
  return {
    known: known.length,
    inside: known.length - misses.length,
    level: band?.level ?? null,
    smape: error(forecast.value),
    naive: error(forecast.custom.naive ?? []),
    misses,
  };
}

export const isReplay = ({ custom }: Forecast): boolean => custom.as_of !== undefined;

/** One entry a step: the value measured at its very stamp. */
function truthsOf(steps: readonly number[], { time, value }: Samples): (number | undefined)[] {
  const measured = new Map(time.map((at, i) => [at, value[i]]));
  return steps.map(at => measured.get(at) ?? undefined);
}

/** Mean of 200·|y−f| ÷ (|y|+|f|); two zeros count as no error (M4: Makridakis, Spiliotis, Assimakopoulos 2020). */
function smapeOf(pairs: readonly (readonly [truth: number, said: number | null | undefined])[]): number | null {
  let sum = 0;
  for (const [truth, said] of pairs) {
    if (said === null || said === undefined) return null;
    const size = Math.abs(truth) + Math.abs(said);
    sum += size === 0 ? 0 : (200 * Math.abs(truth - said)) / size;
  }
  return pairs.length > 0 ? sum / pairs.length : null;
}
