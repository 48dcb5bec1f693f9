// What the seasons and the band of a forecast say about how its chances of crossing a limit usually come true.
import { seasonKind } from './season-kind.ts';

/** multi: two seasons or more; long: one of 26 steps or more; days: the seven of a week; sparse: values that are mostly zero. */
export const CHANCE_KINDS = ['multi', 'long', 'days', 'sparse'] as const;
export type ChanceKind = (typeof CHANCE_KINDS)[number];

const DAYS_OF_A_WEEK = 7;

/** @returns undefined where it is not known: then chances stay the shares of the paths */
export function chanceKind(seasons: readonly number[], sparse: boolean): ChanceKind | undefined {
  if (sparse) return 'sparse';
  const kind = seasonKind(seasons);
  if (kind === 'multi' || kind === 'long') return kind;
  return kind === 'ops' && seasons[0] === DAYS_OF_A_WEEK ? 'days' : undefined;
}
