// The constants of a Theta form with the least squared one-step errors.
import { nelderMead } from '../../../statistics/nelder-mead.ts';
import { expectedNext, follow, type ThetaConstants, type ThetaStates } from '../../predictors/index.ts';
import { type LineThrough, lineThrough } from '../line-through.ts';
import type { ThetaForm } from './form.ts';

/** Limits of alpha as in the paper; the first level in spreads around the line; 1 - 1 / theta for theta from 1 up. */
const AXES = {
  alpha: { from: 0.5, step: 0.2, lower: 0.1, upper: 0.99 },
  level: { from: 0, step: 1, lower: -1000, upper: 1000 },
  share: { from: 0.5, step: 0.2, lower: 0, upper: 0.9999 },
} as const;

/** Of the sum of squares, in squared spreads. */
const TOLERANCE = 1e-4;
const EVALUATIONS_AN_AXIS = 100;
/** Values from which on the share of the line is found and not given. */
const FEWEST_TO_OPTIMISE = 10;
/** Values before a line that follows them says anything. */
const UNSETTLED = 2;

/** Where on the axes alpha, level, share a search ended: two or three numbers. */
export type Place = Float64Array;

/** @param values without their season */
export function search(values: Float64Array, form: ThetaForm): Place {
  const withShare = form.dynamic && values.length >= FEWEST_TO_OPTIMISE;
  const axes = withShare ? [AXES.alpha, AXES.level, AXES.share] : [AXES.alpha, AXES.level];
  const line = lineThrough(values);
  const unit = (line.spread || 1) ** 2;
  const f = (x: Place) => {
    const constants = constantsAt(x, form);
    return squares(values, constants, startOf(values, constants, line, x[1]!)) / unit;
  };
  return nelderMead(
    f,
    axes.map(a => a.from),
    {
      steps: axes.map(a => a.step),
      lower: axes.map(a => a.lower),
      upper: axes.map(a => a.upper),
      tolerance: TOLERANCE,
      maxEvaluations: EVALUATIONS_AN_AXIS * axes.length,
    },
  ).x;
}

export function constantsAt(x: Place, { dynamic }: ThetaForm): ThetaConstants {
  return { alpha: x[0]!, share: x[2] ?? 0.5, dynamic: dynamic ? 1 : 0 };
}

/** Before the first value. @param offset of the level, in spreads around the line */
export function startOf(
  values: Float64Array,
  { share, dynamic }: ThetaConstants,
  line: LineThrough,
  offset: number,
): ThetaStates {
  const level = (1 - share) * values[0]! + offset * line.spread;
  const { intercept, slope } = dynamic === 1 ? { intercept: 0, slope: 0 } : line;
  return { count: 0, level, mean: 0, intercept, slope, decay: 1 };
}

/** Moves the states in place past the last value. */
export function squares(values: Float64Array, constants: ThetaConstants, states: ThetaStates): number {
  const from = constants.dynamic === 1 ? Math.min(UNSETTLED, values.length - 1) : 0;
  let sum = 0;
  for (let t = 0; t < values.length; t++) {
    const value = values[t]!;
    if (t >= from) sum += (value - expectedNext(states, constants)) ** 2;
    follow(states, value, constants);
  }
  return sum;
}
