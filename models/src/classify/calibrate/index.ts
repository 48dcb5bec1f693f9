// Whether probabilities mean what they say, and a line that makes them.
export { type Calibration, calibrated, chooseCalibration } from './choose.ts';
export { fitPlatt, type Line } from './platt.ts';
