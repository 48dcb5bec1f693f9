// The coefficients of one seasonal ARMA by maximum likelihood.
import { leastSquares } from '../../../statistics/levenberg-marquardt.ts';
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
  maxSteps = 30,
): Estimate {
  const residuals = residualsOf(w, orders, filter);
  const { x, sum } = leastSquares(residuals, start, { maxSteps, tolerance: 1e-7 });
  const n = w.length;
  const k = freedom(orders) + (orders.constant ? 1 : 0) + 1;
  const fit = n * Math.log(Math.max(LEAST_VARIANCE, sum / n));
  const aicc = n - k - 1 > 0 ? fit + 2 * k + (2 * k * (k + 1)) / (n - k - 1) : Number.POSITIVE_INFINITY;
  const arma = armaOf(orders, x);
  const mean = orders.constant ? meanOf(filter(arma, [w, ones(n)]).errors) : 0;
  return { orders, x, mean, aicc: nearUnitRoot(arma) ? Number.POSITIVE_INFINITY : aicc };
}

/** Whether a root lies within 1.01 of the unit circle: then the orders are wrong, as Hyndman and Khandakar have it. */
function nearUnitRoot({ ar, ma }: Arma): boolean {
  const near = (coefficients: Float64Array) => toPartials(coefficients.map((v, i) => v * ROOT ** (i + 1))) === null;
  return near(ar) || near(ma.map(v => -v));
}

function residualsOf(w: Float64Array, orders: Orders, filter: Filter): (x: Float64Array) => Float64Array {
  const columns = orders.constant ? [w, ones(w.length)] : [w];
  return x => {
    const { errors, logVariance } = filter(armaOf(orders, x), columns);
    const [own, level] = errors as [Float64Array, Float64Array];
    const mean = orders.constant ? meanOf(errors) : 0;
    const scale = Math.exp(0.5 * logVariance);
    return own.map((v, t) => scale * (mean === 0 ? v : v - mean * level[t]!));
  };
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

function ones(length: number): Float64Array {
  return new Float64Array(length).fill(1);
}
