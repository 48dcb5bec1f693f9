// How each rule is replayed, and what counts as real: said beside every preview.
import type { AlertKind } from '@foresight/contracts';

export const COUNTED: Readonly<Record<AlertKind, string>> = {
  outside:
    'What the detector told of as values came, of which it never looks ahead. Real: the next value was unusual as well; false: it was usual again. Nothing tells what it missed.',
  breach:
    'Each day is forecast anew from what was known then, without a backtest. Real: a value crossed the limit within the horizon; false: none did, and all have come. Missed: crossings, a day apart, that no day before had told of.',
  distrust:
    'Each day is judged by what the ledger had issued until then. Such firings are facts, none of them can be false. Runs that failed and drift before the last 120 values are not replayed.',
};

/** How a reason begins that may be gone at the next try. */
export const OUT_OF_TIME = 'Time was short';
