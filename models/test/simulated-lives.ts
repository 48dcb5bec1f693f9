// Seeded lives of a known hazard: what the right answer is, is known.
import type { FeatureTable } from '../src/classify/index.ts';
import type { Lives } from '../src/survival/index.ts';
import { noise, uniform } from './sample-series.ts';

export interface SimulatedLives {
  /** Columns 'use' and 'plan', as below. */
  readonly table: FeatureTable;
  readonly use: Float64Array;
  readonly yearly: Int32Array;
  /** To the very end of each. */
  readonly whole: Lives;
  /** As seen: lost from sight at a moment of chance. */
  readonly seen: Lives;
}

/** Of a person with this number and plan, in this month. */
export const hazardOf = (use: number, yearly: boolean, month: number): number =>
  1 / (1 + Math.exp(2 + 0.9 * use + (yearly ? 1.2 : 0) + 0.05 * Math.min(month, 12)));

/** @param watched months at most, from a uniform chance */
export function simulatedLives(people: number, seed: number, watched = 40): SimulatedLives {
  const next = uniform(seed);
  const normal = noise(seed + 1);
  const use = Float64Array.from({ length: people }, normal);
  const yearly = Int32Array.from({ length: people }, () => (next() < 0.4 ? 1 : 0));
  const whole = Float64Array.from(use, (u, i) => {
    let month = 0;
    while (next() >= hazardOf(u, yearly[i] === 1, month)) month++;
    return month + next();
  });
  const looks = whole.map(() => 2 + next() * (watched - 2));
  return {
    use,
    yearly,
    table: {
      rows: people,
      features: [
        { kind: 'numeric', name: 'use', values: use },
        { kind: 'category', name: 'plan', codes: yearly, names: ['monthly', 'yearly'] },
      ],
    },
    whole: { durations: whole, ended: new Uint8Array(people).fill(1) },
    seen: {
      durations: whole.map((d, i) => Math.min(d, looks[i]!)),
      ended: Uint8Array.from(whole, (d, i) => (d <= looks[i]! ? 1 : 0)),
    },
  };
}
