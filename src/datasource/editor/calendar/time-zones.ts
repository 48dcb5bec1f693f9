// The time zones of the platform as choices.
import type { ComboboxOption } from '@grafana/ui';
import { suggest } from '../suggest.ts';

/** UTC comes first: the platform does not list it. */
const ALL: readonly ComboboxOption[] = [
  'UTC',
  ...Intl.supportedValuesOf('timeZone').filter(name => name !== 'UTC'),
].map(value => ({ value, label: value }));

/** Found by parts of the name: "new york" is America/New_York. */
export async function timeZones(text: string): Promise<ComboboxOption[]> {
  const typed = text.trim().replaceAll(' ', '_');
  return suggest(ALL, typed).filter(({ value }) => isTimeZone(value));
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
