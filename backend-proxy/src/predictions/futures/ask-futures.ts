// Questions about several steps of a forecast at once, answered from the fitted model: crossings of limits, and peaks.
import {
  crossing,
  crossingStep,
  type FittedJson,
  getModel,
  type Limit,
  type Peak,
  peakOf,
  type SamplePaths,
  type Window,
} from '@foresight/models';
import { drawPaths, fromStep, movedTo } from './draw-paths.ts';

export interface FuturesQuestion {
  /** Steps of the forecast; those before `first` are past and do not count. Below `point.length`. */
  readonly first: number;
  /** The point forecast that is served, one a step. */
  readonly point: Float64Array;
  readonly limits: readonly Limit[];
  /** Stretches of steps whose peaks are asked for; 1 is the first step of the forecast, and none is before `first`. */
  readonly windows?: readonly Window[];
  /** Of the range of extremes and peaks, 0.5 to 0.99. */
  readonly level: number;
}

export interface FuturesTask extends FuturesQuestion {
  /** The fitted model as JSON bytes. */
  readonly artifact: Uint8Array;
}

export interface LimitCrossing {
  /** That any step to come is beyond the limit, 0 to 1. */
  readonly probability: number;
  /** It has crossed by this step with 10, 25, 50, 75 and 90 %, as an index; null: not within the horizon. */
  readonly by: readonly (number | null)[];
}

/** Lower end, middle and upper end of the range. */
export type Range3 = readonly [number, number, number];

export interface Futures {
  /** Of each limit. */
  readonly crossings: readonly LimitCrossing[];
  /** Of the lowest and the highest value to come. */
  readonly lowest: Range3;
  readonly highest: Range3;
  /** Of each window; `step` is 1 for the first step of the forecast. */
  readonly peaks: readonly Peak[];
  /** Chance that a value of the window is beyond each limit: a row a window. */
  readonly over: readonly (readonly number[])[];
}

const BY = [0.1, 0.25, 0.5, 0.75, 0.9];

/** The same question, the same answer. @throws {UnknownFormat} when a newer version wrote the model */
export function askFutures({ artifact, first, point, limits, windows = [], level }: FuturesTask): Futures {
  const json = JSON.parse(new TextDecoder().decode(artifact)) as FittedJson;
  const fitted = getModel(json.model).fromJSON(json);
  const own = fitted.predict(point.length, [0.8]).point;
  const paths = fromStep(movedTo(drawPaths(fitted, point.length), own, point), first);
  const range = [(1 - level) / 2, 0.5, (1 + level) / 2];
  const all = { from: 1, to: paths.horizon };
  const negative = { ...paths, values: paths.values.map(v => -v) };
  const [high, middle, low] = peakOf(negative, range, all).quantiles.map(v => -v + 0) as [number, number, number];
  const within = windows.map(({ from, to }) => ({ from: from - first, to: to - first }));
  return {
    crossings: limits.map(limit => {
      const crossed = crossing(paths, limit);
      const by = BY.map(probability => {
        const step = crossingStep(crossed, probability);
        return step === null ? null : first + step - 1;
      });
      return { probability: crossed.probability, by };
    }),
    lowest: [low, middle, high],
    highest: peakOf(paths, range, all).quantiles as unknown as Range3,
    peaks: within.map(window => {
      const peak = peakOf(paths, range, window);
      return { ...peak, step: peak.step + first };
    }),
    over: within.map(window => limits.map(limit => chanceWithin(paths, window, limit))),
  };
}

/** The window as a horizon of its own. */
function chanceWithin(paths: SamplePaths, { from, to }: Window, limit: Limit): number {
  const until = { ...paths, horizon: to, values: firstSteps(paths, to) };
  return crossing(fromStep(until, from - 1), limit).probability;
}

function firstSteps({ count, horizon, values }: SamplePaths, to: number): Float64Array {
  const cut = new Float64Array(count * to);
  for (let p = 0; p < count; p++) cut.set(values.subarray(p * horizon, p * horizon + to), p * to);
  return cut;
}
