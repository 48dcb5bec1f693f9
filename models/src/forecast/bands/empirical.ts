// The band of sparse values: the quantiles of what came lately, which no symmetric band around a mean can match.
import { quantile } from '../../statistics/quantile.ts';
import type { Dependence } from './dependence.ts';
import { learnDependence } from './learn-dependence.ts';
import { LEVELS } from './level-factors.ts';
import { type CalibrationInput, relativeErrors } from './residuals.ts';
import { usualDependence } from './usual-dependence.ts';

export interface EmpiricalBand {
  readonly kind: 'empirical';
  /** Limits for the levels 0.50, 0.51 … 0.99, in scaled units. */
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  /** Quantiles 0.25, 0.26 … 0.75: what lies between the narrowest limits. */
  readonly middle: readonly number[];
  /** Where the values are whole numbers: what these were divided by. */
  readonly wholes?: number;
  /** From step to step. */
  readonly dependence: Dependence;
  readonly origins: number;
}

/** Values looked at: eight weeks of days. */
const RECENT = 56;
export const MIDDLE_FROM = 0.25;

/** @param unit what the values were divided by; whole numbers get limits that are whole numbers */
export function empiricalBand(input: CalibrationInput, unit: number): EmpiricalBand {
  const { values, missing, seasons, validations } = input;
  const usual = usualDependence('sparse', seasons[0] ?? 0);
  const seen = values.filter((_, t) => missing[t] === 0).slice(-RECENT);
  const sorted = seen.sort();
  const whole = sorted.every(v => Number.isInteger(v * unit));
  const limit = (p: number, round: (v: number) => number) => {
    const value = quantile(sorted, p);
    return whole ? round(value * unit) / unit : value;
  };
  return {
    kind: 'empirical',
    lower: LEVELS.map(level => limit((1 - level) / 2, Math.floor)),
    upper: LEVELS.map(level => limit((1 + level) / 2, Math.ceil)),
    middle: Array.from({ length: 51 }, (_, i) => limit(MIDDLE_FROM + i / 100, Math.round)),
    ...(whole ? { wholes: unit } : {}),
    dependence: learnDependence(
      usual,
      relativeErrors(input, 'level', () => 1),
    ),
    origins: validations.length,
  };
}
