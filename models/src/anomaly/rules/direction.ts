// Who watches a queue cares for more; who watches sales, for less.
import type { RecentBand } from './recent-band.ts';
import type { OnlyDirection } from './rule.ts';

export function goes({ only }: OnlyDirection, recent: RecentBand): boolean {
  return recent.about.side === (only === 'up' ? 1 : -1);
}

/** @throws {RangeError} for another word */
export function checkDirection({ only }: OnlyDirection): void {
  if (only !== 'up' && only !== 'down') throw new RangeError(`direction: only is '${only}', it must be 'up' or 'down'`);
}
