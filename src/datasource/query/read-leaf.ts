// A text, once its variables are replaced, as the member of a query that it is to be.
import type { Leaf } from './typed-members.ts';

/** `$__from` is milliseconds since 1970. */
const EPOCH_MS = /^-?\d{10,14}$/;
/** A day, or a moment; without a zone it is UTC. */
const UTC_TIME = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s*(Z|[+-]\d\d:\d\d)?)?$/i;

/** @returns the value, or what the text is not */
export function readLeaf(leaf: Leaf, text: string): { readonly value?: unknown; readonly wrong?: string } {
  if (leaf === 'number' || leaf === 'level') {
    const number = text.trim() === '' ? Number.NaN : Number(text);
    if (!Number.isFinite(number)) return { wrong: 'no number' };
    return { value: leaf === 'level' && number > 1 ? Number((number / 100).toFixed(6)) : number };
  }
  if (leaf === 'text' || leaf === 'texts') return { value: text };
  const trimmed = text.trim();
  if (EPOCH_MS.test(trimmed)) return { value: new Date(Number(trimmed)).toISOString() };
  return leaf === 'moment' ? { value: text } : readTime(trimmed);
}

/** What is written in full stays as it is, to the last digit. */
function readTime(text: string): { readonly value?: string; readonly wrong?: string } {
  const [, day, clock = '00:00', zone] = UTC_TIME.exec(text) ?? [];
  const ms = day === undefined ? Number.NaN : Date.parse(`${day}T${clock}${zone?.toUpperCase() ?? 'Z'}`);
  if (!Number.isFinite(ms)) return { wrong: 'no time such as 2026-10-24T07:00:00Z' };
  return { value: zone !== undefined && text.includes('T') ? text : new Date(ms).toISOString() };
}
