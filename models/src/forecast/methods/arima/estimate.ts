// The coefficients of one seasonal ARMA by maximum likelihood.
import { type LeastSquaresOptions, leastSquares } from '../../../statistics/levenberg-marquardt.ts';
import type { Innovations } from './innovations.ts';
import { toPartials } from './lag-polynomial.ts';
import { type Arma, armaOf, freedom, type Orders } from './orders.ts';

/** `innovations` or `conditionalErrors`. */
export type Filter = (arma: Arma, columns: readonly Float64Array[]) => Innovations;

export interface Estimate {
  readonly orders: Orders;
  /** What `armaOf` takes. */
  readonly x: Float64Array;
  /** Mean of the differenced values; 0 without a constant. */
  readonly mean: number;
  /** Akaike's criterion, corrected for few values (Hurvich and Tsai 1989), up to a constant of the data. */
  readonly aicc: number;
}

const LEAST_VARIANCE = 1e-12;
const ROOT = 1.01;

/**
 * Minus twice the log likelihood is n·log Σ r² + constant, r being the errors times exp(½ mean log variance): least squares.
 * @param w differenced, of variance about 1
 * @param start what `armaOf` takes
 */
export function estimate(
  w: Float64Array,
  orders: Orders,
  filter: Filter,
  start: Float64Array,
  options: LeastSquaresOptions = {},
): Estimate {
  const n = w.length;
  const columns = orders.constant ? [w, new Float64Array(n).fill(1)] : [w];
  const { x, sum } = leastSquares(x => residualsOf(filter(armaOf(orders, x), columns)), start, options);
  const arma = armaOf(orders, x);
  const mean = orders.constant ? meanOf(filter(arma, columns).errors) : 0;
  const k = freedom(orders) + (orders.constant ? 1 : 0) + 1;
  const known = !nearUnitRoot(arma) && n - k - 1 > 0;
  const fit = n * Math.log(Math.max(LEAST_VARIANCE, sum / n));
  return { orders, x, mean, aicc: known ? fit + 2 * k + (2 * k * (k + 1)) / (n - k - 1) : Number.POSITIVE_INFINITY };
}

/** Whether a root lies within 1.01 of the unit circle: then the orders are wrong, as Hyndman and Khandakar have it. */
function nearUnitRoot({ ar, ma }: Arma): boolean {
  const near = (coefficients: Float64Array) => toPartials(coefficients.map((v, i) => v * ROOT ** (i + 1))) === null;
  return near(ar) || near(ma.map(v => -v));
}

function residualsOf({ errors, logVariance }: Innovations): Float64Array {
  const [own, level] = errors as [Float64Array, Float64Array?];
  const mean = level === undefined ? 0 : meanOf(errors);
  const scale = Math.exp(0.5 * logVariance);
  const out = new Float64Array(own.length);
  for (let t = 0; t < out.length; t++) out[t] = scale * (level === undefined ? own[t]! : own[t]! - mean * level[t]!);
  return out;
}

/** The mean of the likelihood is that of the errors regressed on what a level of 1 leaves of itself. */
function meanOf([own, level]: readonly Float64Array[]): number {
  let both = 0;
  let square = 0;
  for (let t = 0; t < own!.length; t++) {
    both += own![t]! * level![t]!;
    square += level![t]! * level![t]!;
  }
  return square > 0 ? both / square : 0;
}
