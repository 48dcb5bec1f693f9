// What the pane says: the difference with its interval, and where history ends.
import type { Field } from '@grafana/data';
import type { Formats } from '../../../shared/format/index.ts';
import { rangeText, valueText } from '../chart/value-text.ts';
import type { Difference } from './scenario-line.ts';
import type { Seen } from './seen.ts';

/** "+35%", "−5%", "0%" */
export const percentText = (percent: number, f: Formats): string =>
  percent > 0 ? `+${f.gain(percent / 100)}` : f.gain(percent / 100);

/** "+5.1 K" and "on 28 Dec, between +2.9 and +7.3 K (80%)": the first is the result. */
export function differenceText(
  { at, value, between }: Difference,
  field: Pick<Field, 'display'>,
  f: Formats,
): { readonly result: string; readonly rest: string } {
  const result = signed(value, field);
  const range = between && rangeOf(between, field, f);
  return { result, rest: `on ${f.date(at)}${range ? `, ${range}` : ''}` };
}

const rangeOf = (
  { level, lower, upper }: NonNullable<Difference['between']>,
  field: Pick<Field, 'display'>,
  f: Formats,
): string =>
  lower >= 0
    ? `+${rangeText(field, lower, upper)} (${f.gain(level)})`
    : `${signed(lower, field)} to ${signed(upper, field)} (${f.gain(level)})`;

const signed = (value: number, field: Pick<Field, 'display'>) => `${value > 0 ? '+' : ''}${valueText(field, value)}`;

/** "seen up to +12%", "seen from −5% to +12%", "seen in full" */
export function seenText(seen: Seen | undefined, limit: number, f: Formats): string {
  if (!seen) return '';
  const [down, up] = [seen.from > -limit, seen.to < limit].map(Boolean);
  const [low, high] = [Math.round(seen.from) || 0, Math.round(seen.to) || 0];
  if (low === 0 && high === 0) return 'no change was ever seen';
  const [from, to] = [percentText(low, f), percentText(high, f)];
  if (down && up) return `seen ${from} to ${to}`;
  if (up) return `seen up to ${to}`;
  return down ? `seen down to ${from}` : 'seen in full';
}

export const isGuess = (percent: number, seen: Seen | undefined): boolean =>
  seen !== undefined && (percent > seen.to || percent < seen.from);
