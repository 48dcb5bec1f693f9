// Fewer people where all of them would not fit into the memory.
import { randomNumbers } from '../statistics/random.ts';
import type { PeriodRows } from './expand.ts';

/** More rows make a hazard no better that is worth the memory. */
export const MOST_ROWS = 250_000;

export interface SomeRows {
  readonly rows: PeriodRows;
  /** What was left out, in words; empty when nothing was. */
  readonly notes: readonly string[];
}

/** Whole people, drawn with equal chance until there are enough rows: shares of ends stay what they are. */
export function somePeople(rows: PeriodRows, people: number, seed: number, most = MOST_ROWS): SomeRows {
  const count = rows.person.length;
  if (count <= most) return { rows, notes: [] };
  const next = randomNumbers(seed);
  const taken = Uint8Array.from({ length: people }, () => (next() < most / count ? 1 : 0));
  const kept = rows.person.map((_, row) => row).filter(row => taken[rows.person[row]!] === 1);
  const of = taken.reduce((sum, t) => sum + t, 0);
  return {
    rows: {
      person: kept.map(row => rows.person[row]!),
      period: kept.map(row => rows.period[row]!),
      ends: Uint8Array.from(kept, row => rows.ends[row]!),
    },
    notes: [
      `Learned from ${of} of ${people} people, drawn by chance: all of them have ${count} periods, ${most} are enough.`,
    ],
  };
}
