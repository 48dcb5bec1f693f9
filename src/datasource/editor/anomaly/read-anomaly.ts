// Numbers of an anomaly query as they are typed.
import { MOST_LOOKED_BACK } from '@foresight/contracts';
import type { Typed } from '../../settings.ts';

/** In the units of the series. */
export const readDeviation = (text: string): Typed => positive(text, 1e15, 'a number above 0');
export const readPercent = (text: string): Typed => positive(text, 1e6, 'a percentage above 0');

function positive(text: string, most: number, what: string): Typed {
  const trimmed = text.trim().replace(',', '.');
  if (trimmed === '') return {};
  const value = Number(trimmed);
  return value > 0 && value <= most ? { value } : { wrong: `'${text.trim()}' is not ${what}` };
}

/** A number of values, within what the other one of "x of n" allows. */
export function readPoints(text: string, most = MOST_LOOKED_BACK, least = 1): Typed {
  const trimmed = text.trim();
  if (trimmed === '') return {};
  const value = Number(trimmed);
  if (Number.isInteger(value) && value >= least && value <= most) return { value };
  return { wrong: `'${trimmed}' is no whole number from ${least} to ${most}` };
}
