// Small differences are nobody's business, however rare.
import type { RecentBand } from './recent-band.ts';
import type { MinimumDeviation } from './rule.ts';

export function deviates({ absolute = 0, relative = 0 }: MinimumDeviation, { about }: RecentBand): boolean {
  return about.off >= absolute && about.off >= relative * Math.abs(about.expected);
}

/** @throws {RangeError} with the limits it was given */
export function checkMinimumDeviation({ absolute, relative }: MinimumDeviation): void {
  if (absolute === undefined && relative === undefined)
    throw new RangeError('minimum-deviation without a limit: give absolute, relative or both');
  for (const [name, limit] of Object.entries({ absolute, relative })) {
    if (limit !== undefined && !(limit >= 0 && Number.isFinite(limit)))
      throw new RangeError(`minimum-deviation: ${name} is ${limit}, it must be a number from 0 on`);
  }
}
