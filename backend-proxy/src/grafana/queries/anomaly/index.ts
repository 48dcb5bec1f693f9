// The anomaly query: what of the series was unlike their past.
export { anomalyQuery } from './anomaly.query.ts';
export { askAnomalies } from './ask-anomalies.ts';
