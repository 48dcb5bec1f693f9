// Model inputs of a forecast: stored points as a regular series with its step and seasons. Uses nothing after the last point.
import { createHash } from 'node:crypto';
import { detectSeasons, regularize, type Series } from '@foresight/models';
import type { Points } from '../../store/index.ts';

export interface SeriesFeatures {
  readonly series: Series;
  /** Seasons the data show, in steps, ascending: what an answer may claim, and what the baseline repeats. */
  readonly seasons: readonly number[];
  /** Seasons worth a try besides: a method that weighs its members by their errors gains from them. */
  readonly plausible: readonly number[];
  readonly adjustments: readonly string[];
  /** SHA-256 over the points: equal hashes, equal training data. */
  readonly dataSha256: Uint8Array;
}

export interface FeatureOptions {
  /** 'index': the stamps are made from positions, so the step says nothing about the season. */
  readonly timeKind: 'time' | 'index';
  /** Absent: detected. */
  readonly seasons?: readonly number[];
}

/**
 * @param points sorted by time, at least two
 * @throws {StepUnknown} when no step explains the stamps
 * @throws {GridTooLarge} when the gaps would need an absurd grid
 */
export function seriesFeatures(points: Points, { timeKind, seasons }: FeatureOptions): SeriesFeatures {
  const { series, adjustments } = regularize(points.ts, points.value);
  const given = seasons && [...seasons].sort((a, b) => a - b);
  const known = timeKind === 'time' ? { step: series.step } : {};
  const found = given ? { seasons: given, plausible: given } : detectSeasons({ values: series.values, ...known });
  return {
    series,
    seasons: found.seasons,
    plausible: found.plausible,
    adjustments: adjustments.map(adjustment => adjustment.text),
    dataSha256: pointsSha256(points),
  };
}

function pointsSha256({ ts, value }: Points): Uint8Array {
  const bytes = (column: Float64Array) => new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
  return createHash('sha256').update(bytes(ts)).update(bytes(value)).digest();
}
