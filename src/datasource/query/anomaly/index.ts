// The anomaly query on the browser's side.
export { anomalyKind } from './anomaly-kind.ts';
export { type AnomalyQuery, NEW_ANOMALY_QUERY } from './anomaly-query.ts';
