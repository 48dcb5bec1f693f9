// The goals and limits of a picture: one line each, with what every series says of it.
import type { Crossing, Threshold } from '@foresight/contracts';
import type { ForecastSeries } from '../../../shared/frames/index.ts';

export interface ThresholdLine {
  readonly threshold: Threshold;
  /** By key of the series. */
  readonly crossings: ReadonlyMap<string, Crossing>;
}

/** Equal thresholds of several series are one line; in the order of the query. */
export function thresholdLines(series: readonly ForecastSeries[]): ThresholdLine[] {
  const lines = new Map<string, { threshold: Threshold; crossings: Map<string, Crossing> }>();
  for (const { key, forecast } of series) {
    for (const crossing of forecast?.custom.crossings ?? []) {
      const { value, direction, kind = 'limit', name = '' } = crossing.threshold;
      const id = JSON.stringify([value, direction, kind, name]);
      const line = lines.get(id) ?? { threshold: crossing.threshold, crossings: new Map() };
      line.crossings.set(key, crossing);
      lines.set(id, line);
    }
  }
  return [...lines.values()];
}

export const isGoal = ({ kind }: Threshold): boolean => kind === 'goal';
