// What a purchase of a person is worth: gamma-gamma, which trusts a person's own mean the more often they bought.
import { logGamma } from '../statistics/beta.ts';
import { bfgs } from '../statistics/bfgs.ts';
import { type Summary, TooFewPurchases } from './purchases.ts';

/** A purchase varies as gamma(p, ν), and ν among people as gamma(q, v). */
export interface GammaGamma {
  readonly p: number;
  readonly q: number;
  /** In the unit of money. */
  readonly v: number;
}

export interface SpendFit {
  readonly numbers: GammaGamma;
  readonly logLikelihood: number;
  readonly converged: boolean;
  /** Of how often people bought with what they spend, −1 to 1. The model takes it for 0: beyond ±0.3 doubt the values. */
  readonly correlation: number;
}

export const LEAST_SPENDERS = 20;

/** @throws {TooFewPurchases} when fewer than 20 people have repeated purchases worth money @throws {RangeError} without amounts */
export function fitGammaGamma({ repeats, spend }: Summary): SpendFit {
  if (spend === undefined) throw new RangeError('the purchases have no amounts: give them, or ask for counts alone');
  const who = Array.from(repeats.keys()).filter(i => repeats[i]! > 0 && spend[i]! > 0);
  if (who.length < LEAST_SPENDERS) {
    const of = 'people with repeated purchases worth money';
    throw new TooFewPurchases(of, LEAST_SPENDERS, who.length, 'watch longer, or ask for counts alone');
  }
  const x = Float64Array.from(who, i => repeats[i]!);
  const money = Float64Array.from(who, i => spend[i]!);
  const scale = money.reduce((sum, m) => sum + m, 0) / money.length;
  const scaled = money.map(m => m / scale);
  const cost = (logs: Float64Array) => -likelihoodOf(numbersOf(logs), x, scaled) / who.length;
  const { x: logs, value, converged } = bfgs(cost, [0, 0, 0]);
  const { p, q, v } = numbersOf(logs);
  const logLikelihood = -value * who.length - who.length * Math.log(scale);
  return { numbers: { p, q, v: v * scale }, logLikelihood, converged, correlation: correlationOf(x, money) };
}

function numbersOf(logs: Float64Array): GammaGamma {
  const [p, q, v] = logs.map(Math.exp);
  return { p: p!, q: q!, v: v! };
}

/** Fader and Hardie 2013, "The gamma-gamma model of monetary value", equation 1a, of all people. */
function likelihoodOf({ p, q, v }: GammaGamma, x: Float64Array, mean: Float64Array): number {
  const known = new Map<number, number>();
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    const n = x[i]!;
    let counts = known.get(n);
    if (counts === undefined) {
      counts = logGamma(p * n + q) - logGamma(p * n) - logGamma(q) + q * Math.log(v) + p * n * Math.log(n);
      known.set(n, counts);
    }
    sum += counts + (p * n - 1) * Math.log(mean[i]!) - (p * n + q) * Math.log(n * mean[i]! + v);
  }
  return sum;
}

/** Null where the mean of all people is infinite (q at most 1): a few spend without bound. */
export function meanSpend({ p, q, v }: GammaGamma): number | null {
  return q > 1 ? (p * v) / (q - 1) : null;
}

/**
 * Mean money of a future purchase: between the person's own mean and that of all, by how much is known of them (the same paper,
 * equation 5). Null where there is neither.
 * @param repeats days with repeated purchases @param mean their mean money, ignored without any
 */
export function expectedSpend(numbers: GammaGamma, repeats: number, mean: number): number | null {
  const { p, q, v } = numbers;
  const weight = p * repeats + q - 1;
  if (repeats === 0 || !(mean > 0) || weight <= 0) return meanSpend(numbers);
  return (p * (v + repeats * mean)) / weight;
}

function correlationOf(x: Float64Array, y: Float64Array): number {
  const n = x.length;
  const mx = x.reduce((sum, v) => sum + v, 0) / n;
  const my = y.reduce((sum, v) => sum + v, 0) / n;
  let [xy, xx, yy] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    xy += (x[i]! - mx) * (y[i]! - my);
    xx += (x[i]! - mx) ** 2;
    yy += (y[i]! - my) ** 2;
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
}
