// How errors usually hang together, by the kind of season: where a series has too few origins to tell by itself.
import type { SeasonKind } from '../season-kind.ts';
import type { Dependence } from './dependence.ts';

type Rule = Omit<Dependence, 'season'>;

/** Measured on the errors of M4 hourly (multi), M4 weekly (long) and M3 monthly (short) at four origins; else in between. */
const BETWEEN: Rule = { slow: 0.75, growth: 3, fade: 0.3, fast: 0.22, persistence: 0.78, repeat: 0.4 };
const RULES: Readonly<Record<SeasonKind | 'sparse', Rule>> = {
  multi: { slow: 0.6, growth: 6, fade: 0.5, fast: 0.38, persistence: 0.78, repeat: 0.6 },
  long: { slow: 0.78, growth: 1, fade: 0.24, fast: 0.2, persistence: 0.75, repeat: 0 },
  short: { slow: 0.8, growth: 3.5, fade: 0.18, fast: 0.19, persistence: 0.8, repeat: 0.4 },
  ops: BETWEEN,
  none: BETWEEN,
  sparse: { ...BETWEEN, slow: 0.2, fast: 0.1 },
};

/** @param season shortest season of the method, 0 for none */
export function usualDependence(kind: SeasonKind | 'sparse', season: number): Dependence {
  const rule = RULES[kind];
  return { ...rule, season: rule.repeat > 0 ? season : 0 };
}
