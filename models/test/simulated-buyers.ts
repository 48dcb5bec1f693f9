// Seeded people who buy and stop as BG/NBD and gamma-gamma say, with what they did after.
import type { BgNbd, GammaGamma, Summary } from '../src/lifetime/index.ts';
import { noise, uniform } from './sample-series.ts';

export interface Buyers {
  readonly people: number;
  readonly seed: number;
  /** Days watched since the first purchase, and days after. */
  readonly watched: number;
  readonly ahead: number;
  readonly TRUTH: BgNbd;
  readonly SPENDING: GammaGamma;
}

export interface Bought {
  readonly summary: Required<Summary>;
  /** Purchases in the days after, a person. */
  readonly later: Float64Array;
}

export function simulatedBuyers({ people, seed, watched, ahead, TRUTH, SPENDING }: Buyers): Bought {
  const next = uniform(seed);
  const gamma = gammaNumbers(next, noise(seed + 1));
  const summary = {
    people,
    repeats: new Int32Array(people),
    last: new Float64Array(people),
    age: new Float64Array(people).fill(watched),
    spend: new Float64Array(people),
  };
  const later = new Float64Array(people);
  for (let i = 0; i < people; i++) {
    const rate = gamma(TRUTH.r) / TRUTH.alpha;
    const [one, other] = [gamma(TRUTH.a), gamma(TRUTH.b)];
    const stops = one / (one + other);
    const wait = () => -Math.log(1 - next()) / rate;
    for (let day = wait(); day < watched + ahead; day += wait()) {
      if (day < watched) {
        summary.repeats[i]!++;
        summary.last[i] = day;
      } else later[i]!++;
      if (next() < stops) break;
    }
    const x = summary.repeats[i]!;
    if (x > 0) summary.spend[i] = gamma(SPENDING.p * x) / (gamma(SPENDING.q) / SPENDING.v) / x;
  }
  return { summary, later };
}

/** Gamma numbers of a shape, scale 1 (Marsaglia and Tsang 2000). */
function gammaNumbers(next: () => number, normal: () => number): (shape: number) => number {
  const draw = (shape: number): number => {
    if (shape < 1) return draw(shape + 1) * next() ** (1 / shape);
    const d = shape - 1 / 3;
    for (;;) {
      const z = normal();
      const v = (1 + z / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(next()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return d * v;
    }
  };
  return draw;
}
