// Values through the field's own display, so that the user's unit, decimals and mappings hold.
import { type Field, formattedValueToString } from '@grafana/data';

export const valueText = ({ display }: Pick<Field, 'display'>, value: number): string =>
  minus(display ? formattedValueToString(display(value)) : String(value));

/** "47.2–51.1 K"; with "to" where an end is negative. */
export function rangeText(field: Pick<Field, 'display'>, lower: number, upper: number): string {
  const [low, high] = [valueText(field, lower), valueText(field, upper)];
  if (lower < 0 || upper < 0) return `${low} to ${high}`;
  return `${withoutUnit(low, high)}–${high}`;
}

/** A unit that both share is written once. */
function withoutUnit(low: string, high: string): string {
  const unit = /[^\d.,]*$/.exec(high)?.[0] ?? '';
  return unit && low.endsWith(unit) ? low.slice(0, low.length - unit.length) : low;
}

const minus = (text: string) => text.replace(/^-/, '−');
