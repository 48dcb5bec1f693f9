// The anomaly question: what of a series was unlike its past.
export { type AnomalyQuestion, type AnomalyRefusal, findAnomalies, type SeriesAnomalies } from './find-anomalies.ts';
