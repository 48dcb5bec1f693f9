// What is known of a person at a moment, as numbers.
export { type EventLog, EventLogBuilder } from './event-log.ts';
export { PERSON_FEATURE_NAMES, PERSON_FEATURES, PERSON_FEATURES_VERSION, type PersonFeature } from './feature-list.ts';
export { default as reducePersonFeatures } from './person-features.reduce.ts';
export { type FeatureDeps, type FeatureQuestion, type PersonFeatures, personFeatures } from './person-features.ts';
