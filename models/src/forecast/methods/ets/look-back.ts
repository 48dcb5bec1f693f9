// How far off a form was several steps ahead, over the latest part of the values it was fitted on.
import { type FactorLineState, predict } from '../../predictors/index.ts';
import { constantsAt, type Found, statesAt } from './search.ts';
import { type States, smooth } from './smooth.ts';

const NONE = new Float64Array(0);

/** Fewest steps looked ahead, where there is no season or a short one. */
const FEWEST_STEPS = 8;
const MOST_ORIGINS = 40;
const ORIGINS_A_CYCLE = 4;

/** What goes on after the last value. */
export function lineAfter({ form, x }: Pick<Found, 'form' | 'x'>, states: States): FactorLineState {
  const { level, trend, phase, shape } = states;
  const [terms, factors] = form.season === 'M' ? [NONE, shape] : [shape, NONE];
  return { level, trend, phi: constantsAt(form, x).phi, phase, shape: terms, factors };
}

/**
 * Mean absolute error over one cycle ahead, from up to 40 origins a quarter of a cycle apart. Likelihood sees one step only; a trend
 * that pays there can run away over many (multi-step criteria: Hyndman, Koehler, Ord, Snyder 2008, section 5.1).
 * @returns NaN when the values are too few
 */
export function errorAhead(values: Float64Array, found: Found, cycle: number): number {
  const steps = Math.min(Math.max(FEWEST_STEPS, cycle), Math.floor(values.length / 3));
  const apart = Math.max(1, Math.round(cycle / ORIGINS_A_CYCLE));
  const first = Math.max(2 * cycle, FEWEST_STEPS);
  const origins = Math.min(MOST_ORIGINS, 1 + Math.floor((values.length - steps - first) / apart));
  if (!(origins > 0 && steps > 0)) return Number.NaN;
  const { form, start, x } = found;
  const states = statesAt(form, start, x, start.shape.slice());
  let error = 0;
  let done = 0;
  for (let k = origins - 1; k >= 0; k--) {
    const origin = values.length - steps - k * apart;
    smooth(values.subarray(done, origin), form, constantsAt(form, x), states);
    done = origin;
    const forecast = predict('factor-line', lineAfter(found, states), steps, NONE);
    for (let i = 0; i < steps; i++) error += Math.abs(values[origin + i]! - forecast[i]!);
  }
  return error / (origins * steps);
}
