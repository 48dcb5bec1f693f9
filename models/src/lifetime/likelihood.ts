// How likely a summary is under BG/NBD: people buy at a steady rate of their own until, after a purchase, they stop for good.
import { logGamma } from '../statistics/beta.ts';
import type { Summary } from './purchases.ts';

/** Rates vary as gamma(r, alpha), chances of stopping after a purchase as beta(a, b). */
export interface BgNbd {
  readonly r: number;
  /** In days. */
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/** People with the same numbers, counted once. */
export interface Alike {
  readonly repeats: Float64Array;
  readonly last: Float64Array;
  readonly age: Float64Array;
  readonly count: Float64Array;
  /** Number of repeats → people. */
  readonly people: ReadonlyMap<number, number>;
}

/** @param scale days in the unit of the times that come out */
export function alike({ people, repeats, last, age }: Summary, scale: number): Alike {
  const order = Int32Array.from({ length: people }, (_, i) => i).sort(
    (i, j) => repeats[i]! - repeats[j]! || last[i]! - last[j]! || age[i]! - age[j]!,
  );
  const rows: [number, number, number, number][] = [];
  for (const i of order) {
    const before = rows.at(-1);
    const [x, tx, t] = [repeats[i]!, last[i]! / scale, age[i]! / scale];
    if (before && before[0] === x && before[1] === tx && before[2] === t) before[3]++;
    else rows.push([x, tx, t, 1]);
  }
  const counts = new Map<number, number>();
  for (const [x, , , count] of rows) counts.set(x, (counts.get(x) ?? 0) + count);
  const column = (k: 0 | 1 | 2 | 3) => Float64Array.from(rows, row => row[k]);
  return { repeats: column(0), last: column(1), age: column(2), count: column(3), people: counts };
}

/**
 * Sum of the logarithms of equation 6 of Fader, Hardie and Lee 2005, "'Counting your customers' the easy way: an alternative to the
 * Pareto/NBD model". Its unit: densities per unit of time, as `alike` has it.
 */
export function logLikelihood({ r, alpha, a, b }: BgNbd, { repeats, last, age, count, people }: Alike): number {
  let sum = 0;
  for (const [x, n] of people) {
    const counts = logGamma(r + x) - logGamma(r) + r * Math.log(alpha);
    sum += n * (counts + logGamma(b + x) - logGamma(a + b + x) + logGamma(a + b) - logGamma(b));
  }
  for (let i = 0; i < repeats.length; i++) {
    const x = repeats[i]!;
    const stays = -(r + x) * Math.log(alpha + age[i]!);
    if (x === 0) sum += count[i]! * stays;
    else {
      const left = Math.log(a) - Math.log(b + x - 1) - (r + x) * Math.log(alpha + last[i]!);
      sum += count[i]! * (Math.max(stays, left) + Math.log1p(Math.exp(-Math.abs(stays - left))));
    }
  }
  return sum;
}
