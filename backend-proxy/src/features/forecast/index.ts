// Inputs of forecasting models.
export { type FeatureOptions, type SeriesFeatures, seriesFeatures } from './series.features.ts';
