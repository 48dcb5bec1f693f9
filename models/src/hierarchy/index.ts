// Totals over labels and the forecasts of parts and totals, made to agree.
export { type Total, totalsOf } from './hierarchy.ts';
export { moveBand } from './move-band.ts';
export {
  type Forecasts,
  MOST_FORECASTS,
  MOST_TOTALS,
  type Reconciliation,
  reconcile,
} from './reconcile.ts';
