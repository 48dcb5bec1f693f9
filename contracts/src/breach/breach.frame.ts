// `meta.custom` of the frame of a breach answer: what the columns cannot hold.
import type { Crossing } from '../query/index.ts';

/** Label and column that says which limit a row is about. */
export const LIMIT_LABEL = 'limit';

/** One series and limit; dates are ISO. */
export interface BreachRow {
  readonly labels: Readonly<Record<string, string>>;
  readonly series_id: string | null;
  readonly crossing: Crossing;
  readonly issued_at: string;
  readonly origin: string;
  readonly source: 'ledger' | 'computed';
  /** Steps that are still to come, which are the only ones that count. */
  readonly steps_left: number;
}

export interface BreachFrameCustom {
  readonly foresight: 1;
  readonly metric: string;
  /** Of the range behind `headroom`. */
  readonly level: number;
  readonly rows: readonly BreachRow[];
}
