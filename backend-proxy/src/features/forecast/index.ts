// Inputs of forecasting models.
export { type FeatureOptions, type SeriesFeatures, seriesFeatures } from './series.features.ts';
export { type History, type Sum, sumSeries } from './sum-series.ts';
