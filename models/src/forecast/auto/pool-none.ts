// Members for series without a season, or with too little data for one.
import {
  adjusted,
  dampedHolt,
  difference,
  lagRegression,
  seasonalNaiveMethod,
  seasonalWalk,
  ses,
  theta,
} from '../methods/index.ts';
import type { Wish } from './wish.ts';

export function nonePool(): Wish[] {
  return [
    { scale: 'sqrt', method: adjusted(dampedHolt, []) },
    { scale: 'log', method: adjusted(theta, []) },
    { scale: 'level', method: adjusted(ses, []) },
    { scale: 'sqrt', method: lagRegression({ lags: [1, 2, 3] }) },
    { scale: 'level', method: lagRegression({ lags: [1, 2, 3], form: difference(1) }) },
    { scale: 'level', method: seasonalNaiveMethod() },
  ];
}

/** For a season seen once and a bit: repeated as it was, and with its latest change. */
export function repeatPool(season: number): Wish[] {
  return [
    { scale: 'level', method: seasonalNaiveMethod(season) },
    { scale: 'sqrt', method: seasonalWalk(season) },
  ];
}
