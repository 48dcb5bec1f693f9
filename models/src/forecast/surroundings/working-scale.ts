// Whether what surrounds a series is told in shares of it or in its units.

import { median } from '../../statistics/median.ts';

/** Share of the median below which a value counts as none. */
const NEAR_ZERO = 0.01;

/** 'factor': effects are logarithms of factors, for values that are never below zero; 'sum': they are in the units of the data. */
export type WorkingScale = 'factor' | 'sum';

/** A visitor more or less is a share of the visitors: a holiday that costs 40 % does so on busy and quiet hours alike. */
export function workingScale(values: Float64Array): WorkingScale {
  let positive = false;
  for (const v of values) {
    if (v < 0) return 'sum';
    if (v > 0 && Number.isFinite(v)) positive = true;
  }
  return positive ? 'factor' : 'sum';
}

/** The value with the effect on it; the largest number there is where it would be larger. */
export function withEffect(scale: WorkingScale, value: number, effect: number): number {
  if (effect === 0) return value;
  return withinRange(scale === 'factor' ? value * Math.exp(effect) : value + effect);
}

export function withinRange(value: number): number {
  return Math.min(Number.MAX_VALUE, Math.max(-Number.MAX_VALUE, value));
}

/** In words: "−38 %" or "+120". */
export function effectText(scale: WorkingScale, effect: number): string {
  const size = scale === 'factor' ? 100 * Math.expm1(effect) : effect;
  const number = Math.abs(Number(size.toPrecision(Math.abs(size) < 100 && scale === 'factor' ? 2 : 3)));
  const sign = size < 0 ? '−' : '+';
  return scale === 'factor' ? `${sign}${number} %` : `${sign}${number}`;
}

/** Logarithms of values that are never below zero; near zero they would say more of the noise than of the level, so they end there. */
export function logarithms(values: Float64Array): Float64Array {
  const positive = values.filter(v => v > 0 && Number.isFinite(v));
  const least = positive.length === 0 ? 1 : Math.max(Number.MIN_VALUE, NEAR_ZERO * median(positive));
  return values.map(v => (Number.isFinite(v) ? Math.log(Math.max(v, least)) : Number.NaN));
}
