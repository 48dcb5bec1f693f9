// Model inputs of a forecast: stored points as a regular series with its step and seasons. Uses nothing after the last point.
import { createHash } from 'node:crypto';
import { detectSeasons, type FitOptions, type Series } from '@foresight/models';
import { regularize } from '@foresight/models/series';
import type { Points } from '../../store/index.ts';
import type { RegressorPoints } from './align-regressor.ts';
import { type FitOptionsQuestion, seriesFitOptions } from './series-fit-options.ts';

export interface SeriesFeatures {
  readonly series: Series;
  /** Seasons the data show, in steps, ascending: what an answer may claim, and what the baseline repeats. */
  readonly seasons: readonly number[];
  /** Seasons worth a try besides: a method that weighs its members by their errors gains from them. */
  readonly plausible: readonly number[];
  /** Everything a fit is given but the seasons. */
  readonly fit: FitOptions;
  readonly adjustments: readonly string[];
  /** SHA-256 over the points, and those of regressors: equal hashes, equal training data. */
  readonly dataSha256: Uint8Array;
}

/** `timeKind` 'index': the stamps are made from positions, so the step says nothing about the season. */
export interface FeatureOptions extends FitOptionsQuestion {
  /** Absent: detected. */
  readonly seasons?: readonly number[];
}

/**
 * @param points sorted by time, at least two
 * @throws {StepUnknown} when no step explains the stamps
 * @throws {GridTooLarge} when the gaps would need an absurd grid
 * @throws {RegressorUnusable} when another series does not reach over the horizon, or has too many gaps
 */
export function seriesFeatures(points: Points, question: FeatureOptions): SeriesFeatures {
  const { timeKind, seasons, regressors = [] } = question;
  const { series, adjustments } = regularize(points.ts, points.value);
  const given = seasons && [...seasons].sort((a, b) => a - b);
  const known = timeKind === 'time' ? { step: series.step } : {};
  const found = given ? { seasons: given, plausible: given } : detectSeasons({ values: series.values, ...known });
  const options = seriesFitOptions(series, question);
  return {
    series,
    seasons: found.seasons,
    plausible: found.plausible,
    fit: options.fit,
    adjustments: [...adjustments.map(adjustment => adjustment.text), ...options.adjustments],
    dataSha256: pointsSha256(points, regressors),
  };
}

function pointsSha256(points: Points, regressors: readonly RegressorPoints[]): Uint8Array {
  const hash = createHash('sha256');
  const add = ({ ts, value }: Points) => hash.update(bytesOf(ts)).update(bytesOf(value));
  add(points);
  for (const { name, points: own, forecast } of regressors) {
    hash.update(name);
    add(own);
    if (forecast) add(forecast);
  }
  return hash.digest();
}

const bytesOf = (column: Float64Array) => new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
