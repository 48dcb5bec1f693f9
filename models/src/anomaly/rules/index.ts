// All rules together: an alert passes when every one of them agrees.
import { checkDirection, goes } from './direction.ts';
import { checkMinimumDeviation, deviates } from './minimum-deviation.ts';
import { checkOutsideBand, mostlyOutside } from './outside-band.ts';
import type { RecentBand } from './recent-band.ts';
import type { AlertRule } from './rule.ts';

export { RecentBand, type RecentState } from './recent-band.ts';
export type { AlertRule, Effect, MinimumDeviation, OnlyDirection, OutsideBand } from './rule.ts';

/** A rule keeps this alert away: what it is about is then settled, as if it had been told. */
export function suppressed(rules: readonly AlertRule[], recent: RecentBand): boolean {
  return rules.some(rule => rule.effect === 'suppress' && holds(rule, recent));
}

/** Every requirement is met; one that is not may be a moment later. */
export function satisfied(rules: readonly AlertRule[], recent: RecentBand): boolean {
  return rules.every(rule => rule.effect === 'suppress' || holds(rule, recent));
}

function holds(rule: AlertRule, recent: RecentBand): boolean {
  if (rule.kind === 'minimum-deviation') return deviates(rule, recent);
  return rule.kind === 'outside-band' ? mostlyOutside(rule, recent) : goes(rule, recent);
}

/** Values the rules look back to. */
export function reachOf(rules: readonly AlertRule[]): number {
  return Math.max(0, ...rules.map(rule => (rule.kind === 'outside-band' ? rule.n : 0)));
}

/** @throws {RangeError} for a rule that is none, with what it was given */
export function checkRules(rules: readonly AlertRule[]): void {
  for (const rule of rules) {
    if (rule.effect !== undefined && rule.effect !== 'require' && rule.effect !== 'suppress')
      throw new RangeError(`${rule.kind}: effect is '${String(rule.effect)}', it must be 'require' or 'suppress'`);
    check(rule);
  }
}

function check(rule: AlertRule): void {
  if (rule.kind === 'minimum-deviation') checkMinimumDeviation(rule);
  else if (rule.kind === 'outside-band') checkOutsideBand(rule);
  else if (rule.kind === 'direction') checkDirection(rule);
  else throw new RangeError(`unknown rule '${String((rule as { kind?: unknown }).kind)}': see AlertRule`);
}
