// How the forecasts that serve are doing.
export { type HealthFacts, healthState } from './health-state.ts';
export { issuedTruths } from './issued-truths.ts';
export { modelHealth } from './model-health.ts';
