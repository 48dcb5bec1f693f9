// A point method: what a member of a pool does of its own. Gaps, scale, bounds, bands and storage are the same for all.
import type { PredictorName, State } from '../predictors/index.ts';

/** Smoothing constants, coefficients: found once, then used from several origins. */
export type Tuning = Readonly<Record<string, number | Float64Array>>;

/**
 * Values are finite, without gaps, on the scale of the member, and their phase in a season of s is t mod s from the first one.
 * The values of an earlier origin are the first part of the same array.
 */
export interface PointMethod {
  /** In words a user reads, e.g. "regression on lags 1, 2, 24". */
  readonly name: string;
  /** The name with what was chosen, e.g. "ETS(A,Ad,M)"; absent: the name. */
  nameOf?(tuning: Tuning): string;
  /** What turns the state into a forecast. */
  readonly predictor: PredictorName;
  /** Whether it can forecast from this many values. */
  fits(length: number): boolean;
  /** Tuning is a search among forms: done before the earliest origin, whose choice the later ones start from. */
  readonly chooses?: true;
  /** Tuning takes seconds: done once before the earliest origin however short the series is. */
  readonly tunesOnce?: true;
  /** Searches the constants on `values`; the costly part. @param near found on a first part of the values: a good start */
  tune(values: Float64Array, near?: Tuning): Tuning;
  fit(values: Float64Array, tuning: Tuning): State;
}

export const NO_TUNING: Tuning = {};
