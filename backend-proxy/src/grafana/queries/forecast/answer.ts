// What became of the question for one series: a forecast, or why there is none.
import type { ForecastFrameCustom, ForecastRefusal } from '@foresight/contracts';

/** A forecast as columns; every array has one entry a step. */
export interface Answer {
  readonly ok: true;
  /** Equal keys, equal answers. */
  readonly key: string;
  readonly custom: ForecastFrameCustom;
  /** Epoch milliseconds. */
  readonly time: Float64Array;
  readonly point: Float64Array;
  /** By level, ascending. */
  readonly intervals: readonly { level: number; lower: Float64Array; upper: Float64Array }[];
}

export interface Refused {
  readonly ok: false;
  readonly refusal: ForecastRefusal;
}
