// What a series says of one moment.
import { nearest } from './nearest.ts';
import type { PlacedMark } from './place-marks.ts';
import type { SceneSeries } from './scene.ts';

export interface SampleAt {
  readonly time: number;
  readonly actual?: number;
  readonly forecast?: number;
  /** What was unusual then, from the mark on to the end of what it tells of. */
  readonly mark?: PlacedMark;
  readonly bands: readonly { readonly level: number; readonly lower: number; readonly upper: number }[];
}

/** The sample nearest to a moment; undefined where the series has none. @param at epoch ms */
export function sampleAt({ history, forecast, marks }: SceneSeries, at: number): SampleAt | undefined {
  const past = nearest(history.time, at);
  const ahead = forecast ? nearest(forecast.time, at) : undefined;
  const pastTime = past === undefined ? undefined : history.time[past];
  const aheadTime = ahead === undefined ? undefined : forecast!.time[ahead];
  const time = closer(at, pastTime, aheadTime);
  if (time === undefined) return undefined;
  const actual = pastTime === time ? history.value[past!] : undefined;
  const mark =
    pastTime === time ? marks.findLast(one => one.time <= time && time <= Math.max(one.time, one.end)) : undefined;
  const isAhead = aheadTime === time;
  const point = isAhead ? forecast!.value[ahead!] : undefined;
  const bands = isAhead
    ? forecast!.bands.flatMap(({ level, lower, upper }) => {
        const [low, high] = [lower[ahead!], upper[ahead!]];
        return typeof low === 'number' && typeof high === 'number' ? [{ level, lower: low, upper: high }] : [];
      })
    : [];
  return {
    time,
    ...(typeof actual === 'number' ? { actual } : {}),
    ...(mark ? { mark } : {}),
    ...(typeof point === 'number' ? { forecast: point } : {}),
    bands,
  };
}

function closer(at: number, a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.abs(b - at) <= Math.abs(a - at) ? b : a;
}
