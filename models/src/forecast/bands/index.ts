// Bands around any point forecast, from its own past errors.
export { type Band, bandLimits, calibrate, type Limits } from './conformal.ts';
export { empiricalBand } from './empirical.ts';
export type { CalibrationInput, Validation } from './residuals.ts';
