// Limits as they are typed.
import type { FitOptionsBlock } from '@foresight/contracts';
import { isNumber } from '../../query/index.ts';
import type { Typed } from '../../settings.ts';

export type Side = 'lower' | 'upper';
type Limits = NonNullable<FitOptionsBlock['bounds']>;

/** @param limits as saved: the two must be in order */
export function readLimit(side: Side, limits: Limits, text: string): Typed {
  const trimmed = text.trim().replace(',', '.');
  if (trimmed === '') return {};
  const value = Number(trimmed);
  if (!Number.isFinite(value)) return { wrong: `'${text.trim()}' is no number` };
  const { lower, upper }: Limits = { ...limits, [side]: value };
  // A variable's place in the order is not known yet.
  if (!isNumber(lower) || !isNumber(upper) || lower < upper) return { value };
  return { wrong: side === 'lower' ? `must be below ${upper}` : `must be above ${lower}` };
}

/** The limits with one changed; undefined where none is left. */
export function withLimit(limits: Limits, side: Side, value: number | undefined): Limits | undefined {
  const { [side]: _old, ...other } = limits;
  const next = { ...other, ...(value === undefined ? {} : { [side]: value }) };
  return Object.keys(next).length > 0 ? next : undefined;
}
