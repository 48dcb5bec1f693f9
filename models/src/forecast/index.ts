// Forecasting: a model by name, fit, predict with bands.
export { arima } from './arima.ts';
export { auto } from './auto.ts';
export { dampedHolt } from './damped-holt.ts';
export { type Mstl, type MstlOptions, mstl as decompose } from './decompose/index.ts';
export { drift } from './drift.ts';
export * from './joint/index.ts';
export * from './model.ts';
export { mstl } from './mstl.ts';
export { ModelLoadFailed, ModelNotLoaded } from './on-demand/index.ts';
export { HIGHEST_LEVEL, LONGEST_HORIZON, LOWEST_LEVEL } from './pool/index.ts';
export { getModel, loadModel, MODEL_NAMES, MODELS, ON_DEMAND } from './registry.ts';
export { seasonalNaive } from './seasonal-naive.ts';
