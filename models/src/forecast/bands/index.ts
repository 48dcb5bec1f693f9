// Bands around any point forecast, from its own past errors.
export { bandQuantiles } from './band-quantiles.ts';
export { type Band, bandLimits, calibrate, type Limits } from './conformal.ts';
export { correlatedRanks } from './correlated-ranks.ts';
export type { Dependence } from './dependence.ts';
export { empiricalBand } from './empirical.ts';
export type { CalibrationInput, Validation } from './residuals.ts';
