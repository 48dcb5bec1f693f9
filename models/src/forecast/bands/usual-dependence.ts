// How errors usually hang together, by the kind of season: where a series has too few origins to tell by itself.
import type { SeasonKind } from '../season-kind.ts';
import type { Dependence } from './dependence.ts';

type Rule = Omit<Dependence, 'season'>;

/**
 * Measured at four origins on the errors of M4 hourly (multi), M4 weekly (long), M3 monthly (short), and the daily series of four
 * simulated companies (ops: counts of a day hang together less than averages of months do; sparse); none is in between. With a size
 * of 1 the errors of all steps together are Laplace distributed, as the bands are step by step (Kotz, Kozubowski, Podgórski 2001).
 */
const BETWEEN: Rule = { slow: 0.78, growth: 2.5, fade: 0.3, fast: 0.2, persistence: 0.78, repeat: 0.4, size: 0.7 };
const RULES: Readonly<Record<SeasonKind | 'sparse', Rule>> = {
  multi: { ...BETWEEN, slow: 0.66, growth: 3.5, fade: 0.5, fast: 0.32, repeat: 0.6 },
  long: { ...BETWEEN, slow: 0.8, growth: 1, fade: 0.24, fast: 0.18, persistence: 0.75, repeat: 0, size: 0.5 },
  short: { ...BETWEEN, slow: 0.85, growth: 3, fade: 0.15, fast: 0.12, persistence: 0.8, size: 0.5 },
  ops: { ...BETWEEN, slow: 0.35, fast: 0.2, size: 0.5 },
  none: BETWEEN,
  sparse: { ...BETWEEN, slow: 0.05, fast: 0.1, size: 0 },
};

/** @param season shortest season of the method, 0 for none */
export function usualDependence(kind: SeasonKind | 'sparse', season: number): Dependence {
  const rule = RULES[kind];
  return { ...rule, season: rule.repeat > 0 ? season : 0 };
}
