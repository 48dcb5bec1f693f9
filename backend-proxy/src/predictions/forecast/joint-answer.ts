// What is asked beside point and bands: chances of crossing limits, and what the forecast is made of.
import { type Component, crossing, crossingStep, type Fitted, type Limit } from '@foresight/models';
import { drawPaths } from '../futures/index.ts';

export interface JointQuestion {
  /** In the units of the data. */
  readonly limits?: readonly Limit[];
  /** Whether the parts of the forecast are asked for. */
  readonly explain?: boolean;
}

/** Chance and time of crossing one limit. Times are epoch ms; null: not within the horizon. */
export interface Breach {
  readonly limit: Limit;
  /** That any step of the horizon is beyond the limit, 0 to 1. */
  readonly probability: number;
  /** That a step up to this one is, one a step. */
  readonly by: Float64Array;
  /** It has crossed by then with a probability of 10 %, 50 % and 90 %. */
  readonly early: number | null;
  readonly median: number | null;
  readonly late: number | null;
}

export interface JointAnswer {
  readonly breaches?: readonly Breach[];
  readonly components?: readonly Component[];
}

/** @param time of the steps, epoch ms */
export function jointAnswer(fitted: Fitted, time: Float64Array, { limits = [], explain }: JointQuestion): JointAnswer {
  return {
    ...(limits.length > 0 ? { breaches: breachesOf(fitted, time, limits) } : {}),
    ...(explain ? { components: fitted.explain(time.length).components } : {}),
  };
}

function breachesOf(fitted: Fitted, time: Float64Array, limits: readonly Limit[]): Breach[] {
  const paths = drawPaths(fitted, time.length);
  return limits.map(limit => {
    const crossed = crossing(paths, limit);
    const at = (probability: number) => {
      const step = crossingStep(crossed, probability);
      return step === null ? null : time[step - 1]!;
    };
    const { probability, by } = crossed;
    return { limit, probability, by, early: at(0.1), median: at(0.5), late: at(0.9) };
  });
}
