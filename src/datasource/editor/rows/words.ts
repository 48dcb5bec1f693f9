// Typed texts as members of a query: numbers, moments, labels.
import { MOMENT } from '@foresight/contracts';
import { mayHoldVariable, numberToCome } from '../../query/index.ts';
import type { Read } from './TextsRow.tsx';

const MOMENT_FORM = new RegExp(MOMENT);

/** "1,5" is no number here: who means 1.5 and who means 15 cannot be told. */
export function readNumber(text: string, what: string): Read<number> {
  const trimmed = text.trim();
  if (mayHoldVariable(trimmed)) return { value: numberToCome(trimmed) };
  const value = Number(trimmed);
  if (trimmed !== '' && Number.isFinite(value) && Math.abs(value) <= 1e15) return { value };
  return { wrong: trimmed === '' ? `${what} is missing` : `'${trimmed}' is no number` };
}

/** A day or a moment in UTC; undefined: none was typed. */
export function readTime(text: string, what: string): Read<string | undefined> {
  const trimmed = text.trim();
  if (trimmed === '') return { value: undefined };
  if (mayHoldVariable(trimmed)) return { value: trimmed };
  const zoned = /Z|[+-]\d{2}:?\d{2}$/.test(trimmed) ? trimmed : trimmed.includes('T') ? `${trimmed}Z` : trimmed;
  const ms = MOMENT_FORM.test(trimmed) ? Date.parse(zoned) : Number.NaN;
  if (Number.isFinite(ms)) return { value: new Date(ms).toISOString() };
  return { wrong: `${what} '${trimmed}' is no day such as 2026-12-31` };
}

/** The shortest text that means the time: midnight is the day. */
export const timeText = (iso: string | undefined): string => iso?.replace(/T00:00:00(\.0+)?Z$/, '') ?? '';

/** plan=team, region=eu */
export function readLabels(text: string): Read<Readonly<Record<string, string>> | undefined> {
  const parts = text
    .split(',')
    .map(part => part.trim())
    .filter(Boolean);
  const odd = parts.find(part => part.indexOf('=') < 1);
  if (odd !== undefined) return { wrong: `'${odd}' is no label such as plan=team` };
  if (parts.length === 0) return { value: undefined };
  const pairs = parts.map(part => {
    const at = part.indexOf('=');
    return [
      part.slice(0, at).trim(),
      part
        .slice(at + 1)
        .trim()
        .replace(/^"(.*)"$/, '$1'),
    ] as const;
  });
  return { value: Object.fromEntries(pairs) };
}

export const labelsText = (labels: Readonly<Record<string, string>> = {}): string =>
  Object.entries(labels)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ');
