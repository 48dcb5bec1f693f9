// Numbers of a capacity query as they are typed.
import { MOST_PEAKS } from '@foresight/contracts';
import type { Typed } from '../../settings.ts';

/** In the units of the series. */
export function readCapacity(text: string): Typed {
  const trimmed = text.trim().replace(',', '.');
  if (trimmed === '') return {};
  const value = Number(trimmed);
  return value > 0 && value <= 1e15 ? { value } : { wrong: `'${text.trim()}' is no capacity: a number above 0` };
}

export function readTop(text: string): Typed {
  const trimmed = text.trim();
  if (trimmed === '') return {};
  const value = Number(trimmed);
  if (Number.isInteger(value) && value >= 1 && value <= MOST_PEAKS) return { value };
  return { wrong: `'${trimmed}' is no whole number of days from 1 to ${MOST_PEAKS}` };
}
