// The point method: exponential smoothing in the form that suits the series.
import type { State } from '../../predictors/index.ts';
import type { PointMethod, Tuning } from '../method.ts';
import { choose } from './choose.ts';
import { FORMS, formName } from './form.ts';
import { lineAfter } from './look-back.ts';
import { constantsAt, type Found, search, statesAt } from './search.ts';
import { smooth } from './smooth.ts';

export interface EtsOptions {
  /** 1 or absent: no season. */
  readonly season?: number;
  /** Whether errors and seasons may be in proportion to the level, where all values are above 0. */
  readonly proportional?: boolean;
}

/**
 * ETS with the form of the least AICc (Hyndman, Koehler, Snyder and Grose 2002, "A state space framework for automatic forecasting
 * using exponential smoothing methods"), among those that forecast a whole cycle about as well as the best.
 */
export function ets({ season = 1, proportional = true }: EtsOptions = {}): PointMethod {
  return {
    name: season === 1 ? 'ETS' : `ETS with season ${season}`,
    nameOf: tuning => formName(FORMS[tuning.form as number]!),
    predictor: 'factor-line',
    fits: length => length >= 3,
    chooses: true,
    tune: (values, near) => {
      if (near === undefined) return tuningOf(choose(values, season, proportional && values.every(v => v > 0)));
      const { form, start, x } = foundIn(near);
      const found = search(values, form, start, x);
      return tuningOf(Number.isFinite(found.deviance) ? found : choose(values, season, false));
    },
    fit: (values, tuning) => after(values, foundIn(tuning)) ?? after(values, choose(values, season, false))!,
  };
}

/** Undefined where later values do not go with the form: none is below 0 when errors are relative. */
function after(values: Float64Array, { form, start, x }: Found): State | undefined {
  const states = statesAt(form, start, x, start.shape.slice());
  const deviance = smooth(values, form, constantsAt(form, x), states);
  return deviance < Number.POSITIVE_INFINITY ? lineAfter({ form, x }, states) : undefined;
}

function tuningOf({ form, start, x }: Found): Tuning {
  const { level, trend, spread, shape } = start;
  return { form: FORMS.indexOf(form), x, level, trend, spread, shape };
}

function foundIn(tuning: Tuning): Found {
  const { form, x, shape } = tuning as { form: number; x: Float64Array; shape: Float64Array };
  const { level, trend, spread } = tuning as { level: number; trend: number; spread: number };
  return { form: FORMS[form]!, x, start: { level, trend, spread, shape }, deviance: Number.NaN };
}
