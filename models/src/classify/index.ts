// Classification: who will, how sure, and why.
export type { CategoryFeature, Feature, FeatureTable, NumericFeature } from './features.ts';
