// The state of a method that ends in a level, a trend and perhaps a repeating shape.
import type { LineState } from '../predictors/index.ts';

const NONE = new Float64Array(0);

/** @param length of the values fitted, which sets the phase of the first step ahead */
export function lineState(
  level: number,
  trend: number,
  phi: number,
  shape: Float64Array = NONE,
  length = 0,
): LineState {
  return { level, trend, phi, shape, phase: shape.length === 0 ? 0 : length % shape.length };
}
