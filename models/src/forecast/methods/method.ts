// A point method: the part of a model that is its own. Gaps, bounds, bands and storage are the same for all (see pool.ts).
import type { ModelName } from '../model.ts';

/** Plain JSON. */
export type MethodState = Readonly<Record<string, number | string | readonly number[]>>;

/** Smoothing constants and the like: found once, then used from several origins. */
export type Tuning = Readonly<Record<string, number>>;

/**
 * Values are finite, without gaps, scaled to about 1, and their phase in a season of s is t mod s from the first one.
 * `seasons` are those the method chose with `seasonsFor`.
 */
export interface PointMethod {
  readonly name: ModelName;
  /** Fewest values it can forecast from with these seasons. */
  fewest(seasons: readonly number[]): number;
  /** Searches the constants on `values`; the costly part. */
  tune(values: Float64Array, seasons: readonly number[]): Tuning;
  fit(values: Float64Array, seasons: readonly number[], tuning: Tuning): MethodState;
  /** Forecast 1..horizon steps after the last value given to `fit`; a prefix of any longer forecast. */
  predict(state: MethodState, horizon: number): Float64Array;
}

export const NO_TUNING: Tuning = {};
