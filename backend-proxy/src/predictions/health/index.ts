// How the forecasts that serve are doing.
export { modelHealth } from './model-health.ts';
