// Scores every registered model on one public set, as the M4 competition does.

import { coverage, mase, msis, naive2, owa, type PointScore, smape } from '../src/evaluate/index.ts';
import { getModel, type Series } from '../src/index.ts';
import { type CompetitionSeries, readCompetition } from './public-data.ts';

export interface CompetitionSet {
  readonly name: string;
  readonly file: string;
  readonly horizon: number;
  readonly seasons: readonly number[];
  /** Season of MASE and Naive2. */
  readonly scoreSeason: number;
  readonly step: Series['step'];
}

export interface ModelScore extends PointScore {
  readonly owa: number;
  readonly coverage80: number;
  readonly coverage95: number;
  readonly msis95: number;
}

/** Fewest points before an earlier origin. */
const FEWEST = 20;

/** @param back horizons before the official origin; later values are gone, and series with fewer than 20 points left */
export function seriesAt(set: CompetitionSet, back = 0): CompetitionSeries[] {
  const all = readCompetition(set.file);
  if (back === 0) return all;
  return all.flatMap(({ id, history }) => {
    const origin = history.length - back * set.horizon;
    if (origin < FEWEST) return [];
    return [{ id, history: history.slice(0, origin), future: history.slice(origin, origin + set.horizon) }];
  });
}

/** Mean sMAPE and MASE of Naive2 over all series. */
export function scoreNaive2(set: CompetitionSet, data: readonly CompetitionSeries[] = seriesAt(set)): PointScore {
  const points = data.map(s => naive2(s.history, set.scoreSeason, set.horizon));
  return pointScore(set, data, points);
}

/**
 * A model that refuses a series as too short for its season is asked without one.
 * @param seasonsOf default: those of the set
 */
export function scoreModel(
  set: CompetitionSet,
  name: string,
  benchmark: PointScore,
  seasonsOf: (history: Float64Array) => readonly number[] = () => set.seasons,
  data: readonly CompetitionSeries[] = seriesAt(set),
): ModelScore {
  const model = getModel(name);
  const forecasts = data.map(({ history }) => {
    const seasons = history.length < model.capability.minimumLength(set.seasons) ? [] : seasonsOf(history);
    const series = { values: history, start: 0, step: set.step };
    return model.fit(series, { seasons, horizon: set.horizon }).predict(set.horizon, [0.8, 0.95]);
  });
  const score = pointScore(
    set,
    data,
    forecasts.map(f => f.point),
  );
  const inside = (k: number) =>
    mean(data.map((s, i) => coverage(s.future, forecasts[i]!.intervals[k]!.lower, forecasts[i]!.intervals[k]!.upper)));
  return {
    ...score,
    owa: owa(score, benchmark),
    coverage80: inside(0),
    coverage95: inside(1),
    msis95: mean(data.map((s, i) => msis(s.future, forecasts[i]!.intervals[1]!, s.history, set.scoreSeason))),
  };
}

function pointScore(
  set: CompetitionSet,
  data: readonly CompetitionSeries[],
  points: readonly Float64Array[],
): PointScore {
  return {
    smape: mean(data.map((s, i) => smape(s.future, points[i]!))),
    mase: mean(data.map((s, i) => mase(s.future, points[i]!, s.history, set.scoreSeason))),
  };
}

/** A history that never varies has no scale: its MASE and MSIS are left out. */
function mean(values: readonly number[]): number {
  const known = values.filter(v => Number.isFinite(v));
  return known.reduce((sum, v) => sum + v, 0) / known.length;
}
