// The four numbers of BG/NBD that make a summary most likely.
import { bfgs } from '../statistics/bfgs.ts';
import { alike, type BgNbd, logLikelihood } from './likelihood.ts';
import { type Summary, TooFewPurchases } from './purchases.ts';

export const LEAST_PEOPLE = 50;
/** Four numbers are sought: fewer people who came back do not tell a slow buyer from one who left. */
export const LEAST_REPEATERS = 20;

/** Logarithms of r, alpha, a, b; times run to 10. */
const START = [0.5, 1, 0.8, 2].map(Math.log);
const LONGEST_TIME = 10;
/** No logarithm is tried beyond this; beyond `RUN_AWAY`, one is on its way to infinity. */
const FAR = 15;
const RUN_AWAY = 7;

export interface BgNbdFit {
  readonly numbers: BgNbd;
  /** Per day. */
  readonly logLikelihood: number;
  /** False when a number ran away: nobody stops, or all buy alike. Answers hold, the numbers themselves mean little. */
  readonly converged: boolean;
}

/** @throws {TooFewPurchases} with fewer people, or fewer who bought again, than four numbers need */
export function fitBgNbd(summary: Summary): BgNbdFit {
  refuseFew(summary);
  const scale = summary.age.reduce((most, t) => Math.max(most, t), 0) / LONGEST_TIME;
  const groups = alike(summary, scale);
  const cost = (x: Float64Array) =>
    x.some(v => Math.abs(v) > FAR) ? Number.POSITIVE_INFINITY : -logLikelihood(numbersOf(x), groups) / summary.people;
  const { x, value, converged } = bfgs(cost, START);
  const { r, alpha, a, b } = numbersOf(x);
  const repeats = summary.repeats.reduce((sum, n) => sum + n, 0);
  return {
    numbers: { r, alpha: alpha * scale, a, b },
    logLikelihood: -value * summary.people - repeats * Math.log(scale),
    converged: converged && x.every(v => Math.abs(v) < RUN_AWAY),
  };
}

function numbersOf(x: Float64Array): BgNbd {
  const [r, alpha, a, b] = x.map(Math.exp);
  return { r: r!, alpha: alpha!, a: a!, b: b! };
}

function refuseFew({ people, repeats }: Summary): void {
  if (people < LEAST_PEOPLE) throw new TooFewPurchases('people', LEAST_PEOPLE, people, 'wait for more of them');
  const again = repeats.reduce((count, x) => count + (x > 0 ? 1 : 0), 0);
  if (again >= LEAST_REPEATERS) return;
  const way = `of ${people} people; watch longer, or define churn by days without an event`;
  throw new TooFewPurchases('people who bought again', LEAST_REPEATERS, again, way);
}
