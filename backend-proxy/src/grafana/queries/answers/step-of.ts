// The step of a forecast, told by its own stamps.
import type { FrameStep } from '@foresight/contracts';
import { detectStep } from '@foresight/models/series';

/**
 * @param origin epoch ms of the last value before the forecast
 * @param time epoch ms of the forecast's steps, at least one
 */
export function stepOf(origin: number, time: Float64Array): FrameStep {
  const { unit, count } = detectStep([origin, ...time]).step;
  return { unit, count };
}
