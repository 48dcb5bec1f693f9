// What became of the question for one series: a forecast, or why there is none.
import type { FitOptionsBlock, ForecastFrameCustom, ForecastRefusal } from '@foresight/contracts';
import type { PastErrors } from '../../../predictions/forecast/index.ts';

/** A forecast as columns; every array has one entry a step. */
export interface Answer {
  readonly ok: true;
  /** Equal keys, equal answers. */
  readonly key: string;
  readonly custom: ForecastFrameCustom;
  /** What a stored one was made with. */
  readonly options?: FitOptionsBlock;
  /** Epoch milliseconds. */
  readonly time: Float64Array;
  readonly point: Float64Array;
  /** By level, ascending. */
  readonly intervals: readonly { level: number; lower: Float64Array; upper: Float64Array }[];
  /** In a replay of one series: what seasonal naive would have said; null where it could not. */
  readonly naive?: readonly (number | null)[];
  /** The fitted model as JSON bytes, where it was computed; that of a stored one is in the store. */
  readonly artifact?: Uint8Array;
  /** Only where it was computed: the ledger does not keep them. */
  readonly pastErrors?: readonly PastErrors[];
}

export interface Refused {
  readonly ok: false;
  readonly refusal: ForecastRefusal;
}
