// Model inputs of a forecast: stored points as a regular series with its step and seasons. Uses nothing after the last point.
import { createHash } from 'node:crypto';
import { detectSeasons, regularize, type Series } from '@foresight/models';
import type { Points } from '../../store/index.ts';

export interface SeriesFeatures {
  readonly series: Series;
  /** In steps, ascending. */
  readonly seasons: readonly number[];
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
  const known = timeKind === 'time' ? { step: series.step } : {};
  const detected = seasons ?? detectSeasons({ values: series.values, ...known }).seasons;
  return {
    series,
    seasons: [...detected].sort((a, b) => a - b),
    adjustments: adjustments.map(adjustment => adjustment.text),
    dataSha256: pointsSha256(points),
  };
}

function pointsSha256({ ts, value }: Points): Uint8Array {
  const bytes = (column: Float64Array) => new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
  return createHash('sha256').update(bytes(ts)).update(bytes(value)).digest();
}
