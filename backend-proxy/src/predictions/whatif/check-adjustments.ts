// What the schema cannot say about adjustments: times that exist, and a stretch that has a length.
import { ForesightError, type WhatIfAdjustment } from '@foresight/contracts';

/** @throws {ForesightError} bad_request that names the adjustment and its member */
export function checkAdjustments(adjustments: readonly WhatIfAdjustment[]): void {
  for (const [i, { from, to }] of adjustments.entries()) {
    const [start, end] = [timeOf(from, `adjustments.${i}.from`), timeOf(to, `adjustments.${i}.to`)];
    if (start === undefined || end === undefined || start < end) continue;
    throw new ForesightError('bad_request', `adjustments.${i} acts from ${from} to ${to}, which is never`, {
      fix: "let 'to' be later than 'from'; it is the first time that is not adjusted any more",
    });
  }
}

/** As far as the store holds milliseconds exactly, 1685 to 2254. */
const TIME_LIMIT = 9e12;

/** A leap second passes the schema and is no time here. */
function timeOf(text: string | undefined, member: string): number | undefined {
  if (text === undefined) return undefined;
  const ms = Date.parse(text);
  if (Math.abs(ms) <= TIME_LIMIT) return ms;
  throw new ForesightError('bad_request', `${member} '${text}' is no time from 1685 to 2254`, {
    fix: 'write a UTC time such as 2026-12-01T00:00:00Z',
  });
}
