// Where the marks of what was unusual stand: on the history as it is drawn, which may be means of more values.
import type { AnomalyMark, ForecastSeries } from '../../../shared/frames/index.ts';
import { nearest } from './nearest.ts';

export interface PlacedMark extends AnomalyMark {
  /** Epoch ms and value of the point that it stands beside. */
  readonly time: number;
  readonly value: number;
}

/** By time; of several on one side of one point, the one with the highest score. */
export function placeMarks({ anomalies = [], history, meanOf = 0 }: ForecastSeries): PlacedMark[] {
  const placed = new Map<string, PlacedMark>();
  for (const mark of anomalies) {
    const { time, value } = pointFor(mark, history, meanOf);
    if (value === null) continue;
    const place = `${time} ${mark.side}`;
    if (mark.score > (placed.get(place)?.score ?? -1)) placed.set(place, { ...mark, time, value });
  }
  return [...placed.values()];
}

interface Point {
  readonly time: number;
  readonly value: number | null;
}

/** The sample itself, the mean that it is part of, or, where the line has a hole, what was observed. */
function pointFor({ start, observed }: AnomalyMark, history: ForecastSeries['history'], meanOf: number): Point {
  const i = nearest(history.time, start);
  const apart = i === undefined ? Number.POSITIVE_INFINITY : Math.abs(history.time[i]! - start);
  const value = i === undefined ? null : (history.value[i] ?? null);
  return apart <= meanOf && value !== null ? { time: history.time[i!]!, value } : { time: start, value: observed };
}
