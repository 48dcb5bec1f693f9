// The constants and first states under which a series is most likely.
import { nelderMead } from '../../../statistics/nelder-mead.ts';
import { isAdmissible } from './admissible.ts';
import type { Form } from './form.ts';
import { type Constants, type States, smooth } from './smooth.ts';
import type { Start } from './start.ts';

export interface Found {
  readonly form: Form;
  readonly start: Start;
  /** Where on the axes the search ended, see `axesOf`. */
  readonly x: Float64Array;
  /** Minus two log-likelihoods but for a constant; infinite where the form does not go with the values. */
  readonly deviance: number;
}

interface Axis {
  readonly from: number;
  readonly step: number;
  readonly lower: number;
  readonly upper: number;
}

/** The usual region: 0 < alpha < 1, 0 < beta < alpha, 0 < gamma < 1 - alpha; with trend and season, the admissible part of it. */
const ALPHA: Axis = { from: 0.3, step: 0.2, lower: 1e-4, upper: 0.9999 };
/** As a share of alpha. */
const BETA: Axis = { from: 0.1, step: 0.2, lower: 0, upper: 1 };
/** As a share of 1 - alpha. */
const GAMMA: Axis = { from: 0.1, step: 0.1, lower: 0, upper: 1 };
const PHI: Axis = { from: 0.95, step: -0.05, lower: 0.8, upper: 0.98 };
/** First level and first trend, in spreads away from the heuristic ones; a trend's is a tenth. */
const STATE: Axis = { from: 0, step: 0.5, lower: -10, upper: 10 };
const TREND_UNIT = 0.1;

/** Ends a search where minus two log-likelihoods differ by less. */
const TOLERANCE = 1e-3;
const EVALUATIONS_AN_AXIS = 60;
/** Evaluations and first steps of a search that begins near its end. */
const POLISH = 1 / 3;
/** Errors below this share of the values count as rounding. */
const ROUNDING = 1e-12;

/** @param near where a search on a first part of the values ended, for the same form and start */
export function search(values: Float64Array, form: Form, start: Start, near?: Float64Array): Found {
  const axes = axesOf(form);
  const share = near === undefined ? 1 : POLISH;
  const rounding = (ROUNDING * largest(values)) ** 2;
  const shape = start.shape.slice();
  const f = (x: Float64Array) => {
    const constants = constantsAt(form, x);
    if (constants.beta > 0 && constants.gamma > 0 && !isAdmissible(constants, shape.length))
      return Number.POSITIVE_INFINITY;
    shape.set(start.shape);
    return smooth(values, form, constants, statesAt(form, start, x, shape), rounding);
  };
  const { x, value } = nelderMead(f, near ?? axes.map(axis => axis.from), {
    steps: axes.map(axis => share * axis.step),
    lower: axes.map(axis => axis.lower),
    upper: axes.map(axis => axis.upper),
    tolerance: TOLERANCE,
    maxEvaluations: share * EVALUATIONS_AN_AXIS * axes.length,
  });
  return { form, start, x, deviance: value };
}

function axesOf({ trend, season }: Form): Axis[] {
  const ofTrend = { N: [], A: [BETA, STATE], Ad: [BETA, STATE, PHI] }[trend];
  return [ALPHA, STATE, ...ofTrend, ...(season === 'N' ? [] : [GAMMA])];
}

export function constantsAt({ trend, season }: Form, x: Float64Array): Constants {
  const alpha = x[0]!;
  return {
    alpha,
    beta: trend === 'N' ? 0 : alpha * x[2]!,
    gamma: season === 'N' ? 0 : (1 - alpha) * x[x.length - 1]!,
    phi: trend === 'Ad' ? x[4]! : 1,
  };
}

/** Before the first value. @param shape memory of the season, filled already */
export function statesAt({ trend }: Form, start: Start, x: Float64Array, shape: Float64Array): States {
  return {
    level: start.level + x[1]! * start.spread,
    trend: trend === 'N' ? 0 : start.trend + TREND_UNIT * x[3]! * start.spread,
    shape,
    phase: 0,
  };
}

function largest(values: Float64Array): number {
  return values.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
}
