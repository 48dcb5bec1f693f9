// Members for one long season, as weeks have: a year of 52.
import { adjusted, dampedHolt, difference, lagRegression, nearestPast } from '../methods/index.ts';
import type { Wish } from './wish.ts';

/** Where a year of 365.25 days ends between two weeks. */
const YEAR_IN_WEEKS = 365.25 / 7;
/** Cycles the members with a short memory look at. */
const RECENT = 5.77;
const FEW_CYCLES = 4;
/** Mean of the logarithms that regressions without a constant see: that of values in the thousands. */
const ANCHOR = 8;

export function longPool(season: number): Wish[] {
  const year = season === 52 ? YEAR_IN_WEEKS : season;
  const around = (lags: readonly number[], reach: number) => [
    ...lags,
    ...Array.from({ length: 2 * reach + 1 }, (_, i) => season - reach + i),
  ];
  const first = [1, 2, 3, 4];
  const few = [...first, season - 1, season, season + 1];
  return [
    { scale: 'sqrt', method: lagRegression({ lags: around(first, 2), constant: false }) },
    { scale: 'log', method: lagRegression({ lags: around(first, 2), constant: false, anchor: ANCHOR }) },
    { scale: 'sqrt', method: lagRegression({ lags: around(first, 4), constant: false }) },
    { scale: 'sqrt', method: lagRegression({ lags: few, last: Math.round(RECENT * season) }) },
    { scale: 'log', method: lagRegression({ lags: [1, 2, 3], waves: [{ period: year, count: 3 }] }) },
    { scale: 'log', method: lagRegression({ lags: few, form: difference(season) }) },
    {
      scale: 'sqrt',
      method: lagRegression({ lags: around([1, 2, 3], 2), constant: false, last: FEW_CYCLES * season }),
    },
    { scale: 'sqrt', method: adjusted(dampedHolt, [season], 0.8) },
    { scale: 'sqrt', method: nearestPast(season) },
  ];
}
