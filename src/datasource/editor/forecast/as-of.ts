// The moment whose forecasts are asked for, as it is typed.
import type { Typed } from '../../settings.ts';

/** @param text ISO time; without a zone it is UTC @returns epoch ms; nothing for now */
export function readAsOf(text: string): Typed {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.toLowerCase() === 'now') return {};
  const match = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)\s*(Z|[+-]\d\d:\d\d)?)?$/i.exec(trimmed);
  const value = match ? Date.parse(`${match[1]}T${match[2] ?? '00:00'}${match[3]?.toUpperCase() ?? 'Z'}`) : Number.NaN;
  if (Number.isFinite(value)) return { value };
  return { wrong: `'${trimmed}' is no time: write 2026-10-24T07:00:00Z` };
}
