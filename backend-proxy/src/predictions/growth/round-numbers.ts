// The next round numbers on the way: 1, 2 and 5 times a power of ten apart, so that a few lie between now and the best case.
import type { Better } from '@foresight/contracts';

const MOST = 3;

/**
 * @param from the last value
 * @param to the best value of the horizon
 * @returns up to three on the way from one to the other, the nearest first; none where it leads the other way
 */
export function roundNumbers(from: number, to: number, better: Better): number[] {
  const up = better === 'higher';
  if (!(up ? to > from : to < from)) return [];
  const step = niceStep(Math.abs(to - from) / MOST);
  const first = up ? Math.floor(from / step) + 1 : Math.ceil(from / step) - 1;
  const all = Array.from({ length: MOST }, (_, i) => clean((first + (up ? i : -i)) * step, step));
  return all.filter(value => (up ? value <= to : value >= to));
}

/** The smallest of 1, 2, 5 × 10ⁿ that is no less. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const times = [1, 2, 5, 10].find(factor => factor * power >= least * (1 - 1e-9)) ?? 10;
  return times * power;
}

/** Without what binary fractions add: 0.30000000000000004 is 0.3. */
function clean(value: number, step: number): number {
  const digits = Math.max(0, Math.min(100, 1 - Math.floor(Math.log10(step))));
  return Number(value.toFixed(digits)) + 0;
}
