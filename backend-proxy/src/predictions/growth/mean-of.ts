// The mean over the whole horizon with its range: from sample paths, since the steps of a forecast err together.
import { distributionOf, type FittedJson, getModel } from '@foresight/models';
import { drawPaths, movedTo } from '../futures/index.ts';

export interface MeanTask {
  /** The fitted model as JSON bytes, and the point forecast that is served, one entry a step. */
  readonly artifact: Uint8Array;
  readonly point: Float64Array;
  /** Of the range, 0.5 to 0.99. */
  readonly level: number;
}

/** In the units of the series. */
export interface MeanRange {
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
}

/** The same question, the same answer. @throws {UnknownFormat} when a newer version wrote the model */
export function meanOf({ artifact, point, level }: MeanTask): MeanRange {
  const json = JSON.parse(new TextDecoder().decode(artifact)) as FittedJson;
  const fitted = getModel(json.model).fromJSON(json);
  const paths = movedTo(drawPaths(fitted, point.length), fitted.predict(point.length, [0.8]).point, point);
  const [lower = Number.NaN, upper = Number.NaN] = distributionOf(paths, 'mean', [
    (1 - level) / 2,
    (1 + level) / 2,
  ]).quantiles;
  return { mean: point.reduce((sum, value) => sum + value, 0) / point.length, lower, upper };
}
