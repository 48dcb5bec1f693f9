// The point method: ARIMA with automatic orders, its longer seasons as waves.
import type { ArimaState } from '../../predictors/index.ts';
import type { PointMethod, Tuning } from '../method.ts';
import { conditionalErrors } from './conditional.ts';
import { differenced, differencesNeeded, differencesSeason } from './difference.ts';
import { estimate, type Filter } from './estimate.ts';
import { countWaves, fitWaves, withoutWaves } from './harmonics.ts';
import { innovations } from './innovations.ts';
import { product } from './lag-polynomial.ts';
import { armaOf, type Orders, ordersName } from './orders.ts';
import { type Frame, searchOrders } from './search.ts';

export interface ArimaOptions {
  /** Season of the seasonal orders, in steps; 1 or absent: none. */
  readonly season?: number;
  /** Seasons that are sums of waves, ascending. */
  readonly waves?: readonly number[];
}

/** Longer series and seasons are estimated as if all had been zero before: as near, and much cheaper. */
const EXACT_LENGTH = 150;
const EXACT_SEASON = 12;
/** Points from which on orders are searched. */
export const FEWEST_TO_SEARCH = 10;

export function arima({ season = 1, waves = [] }: ArimaOptions = {}): PointMethod {
  return {
    name: 'ARIMA',
    nameOf: tuning => nameOf(tuning, waves),
    predictor: 'arima',
    fits: length => length >= 3,
    chooses: true,
    tune: (values, near) => (near === undefined ? choose(values, season, waves) : polish(values, near, waves)),
    fit: (values, tuning) => stateOf(values, tuning),
  };
}

const NAMES = ['p', 'd', 'q', 'P', 'D', 'Q', 'season'] as const;

function nameOf(tuning: Tuning, seasons: readonly number[]): string {
  const counts = tuning.counts as Float64Array;
  const waves = seasons.flatMap((season, k) =>
    counts[k] === 0 ? [] : [`${wavesText(counts[k]!)} of season ${season}`],
  );
  return [ordersName(ordersIn(tuning)), ...waves].join(', ');
}

function wavesText(count: number): string {
  return count === 1 ? '1 wave' : `${count} waves`;
}

function ordersIn(tuning: Tuning): Orders {
  const numbers = Object.fromEntries(NAMES.map(name => [name, tuning[name] as number]));
  return { ...numbers, constant: tuning.constant === 1 } as unknown as Orders;
}

function filterFor(length: number, season: number): Filter {
  return length <= EXACT_LENGTH && season <= EXACT_SEASON ? innovations : conditionalErrors;
}

function choose(values: Float64Array, asked: number, seasons: readonly number[]): Tuning {
  const season = values.length >= 2 * asked + 2 ? asked : 1;
  const counts = Float64Array.from(countWaves(values, seasons));
  const waves = fitWaves(values, seasons, [...counts]);
  const rest = withoutWaves(values, waves);
  const D = season > 1 && differencesSeason(rest, season) ? 1 : 0;
  const d = rest.length < FEWEST_TO_SEARCH ? 1 : differencesNeeded(differenced(rest, season, D));
  return found(rest, { d, D, season }, counts, waves);
}

function found(rest: Float64Array, frame: Frame, counts: Float64Array, waves: Float64Array): Tuning {
  const { w, spread } = standardised(rest, frame);
  const search = spread > 0 && w.length >= FEWEST_TO_SEARCH;
  const constant = rest.length >= FEWEST_TO_SEARCH && frame.d + frame.D < 2;
  const none = { orders: { ...frame, p: 0, q: 0, P: 0, Q: 0, constant }, x: new Float64Array(0) };
  const { orders, x } = search ? searchOrders(w, frame) : none;
  return estimated(w, spread, orders, x, counts, waves);
}

function polish(values: Float64Array, near: Tuning, seasons: readonly number[]): Tuning {
  const orders = ordersIn(near);
  const counts = near.counts as Float64Array;
  const waves = fitWaves(values, seasons, [...counts]);
  const { w, spread } = standardised(withoutWaves(values, waves), orders);
  return estimated(w, spread, orders, near.x as Float64Array, counts, waves);
}

function estimated(
  w: Float64Array,
  spread: number,
  orders: Orders,
  start: Float64Array,
  counts: Float64Array,
  waves: Float64Array,
): Tuning {
  const { x, mean } = estimate(w, orders, filterFor(w.length, orders.season), start);
  return { ...orders, constant: orders.constant ? 1 : 0, x, mean: mean * (spread > 0 ? spread : 1), counts, waves };
}

/** A search sees values rounded to this, so that their last bits do not steer it: the same series in another unit, the same model. */
const GRID = 2 ** -30;

/** Differenced and divided by the standard deviation; spread 0: nothing varies, and nothing is divided. */
function standardised(rest: Float64Array, { d, D, season }: Frame): { w: Float64Array; spread: number } {
  const w = differenced(differenced(rest, season, D), 1, d);
  const mean = w.reduce((a, b) => a + b, 0) / w.length;
  const spread = Math.sqrt(w.reduce((sum, v) => sum + (v - mean) ** 2, 0) / w.length);
  const size = w.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
  return spread > 1e-10 * size ? { w: w.map(v => Math.round(v / spread / GRID) * GRID), spread } : { w, spread: 0 };
}

function stateOf(values: Float64Array, tuning: Tuning): ArimaState {
  const orders = ordersIn(tuning);
  const { d, D, season } = orders;
  const waves = tuning.waves as Float64Array;
  const mean = tuning.mean as number;
  const arma = armaOf(orders, tuning.x as Float64Array);
  const w = differenced(differenced(withoutWaves(values, waves), season, D), 1, d).map(v => v - mean);
  const ahead = filterFor(w.length, season)(arma, [w]).ahead()[0]!;
  const ar = new Float64Array(ahead.length);
  ar.set(arma.ar);
  const sums = product(ones(d), ones(D), season, -1);
  return { ar, ahead, mean, sums, waves, time: values.length, needs: sums.length };
}

/** Coefficients of what (1 - B)^times takes off. */
function ones(times: number): Float64Array {
  return Float64Array.from(times === 0 ? [] : times === 1 ? [1] : [2, -1]);
}
