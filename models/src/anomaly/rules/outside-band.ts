// One value outside may be chance; several of the last ones are not.
import type { RecentBand } from './recent-band.ts';
import type { OutsideBand } from './rule.ts';

export const MOST_LOOKED_BACK = 1_000;

export function mostlyOutside({ x, n }: OutsideBand, { sides }: RecentBand): boolean {
  let outside = 0;
  for (let k = Math.max(0, sides.length - n); k < sides.length; k++) if (sides[k] !== 0) outside++;
  return outside >= x;
}

/** @throws {RangeError} with the numbers it was given */
export function checkOutsideBand({ x, n }: OutsideBand): void {
  if (Number.isInteger(x) && Number.isInteger(n) && x >= 1 && x <= n && n <= MOST_LOOKED_BACK) return;
  throw new RangeError(`outside-band: ${x} of the last ${n}; both are whole, 1 <= x <= n <= ${MOST_LOOKED_BACK}`);
}
