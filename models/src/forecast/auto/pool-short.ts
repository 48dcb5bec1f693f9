// Members for a season of 4 or 12, as quarters and months have.
import { adjusted, dampedHolt, holtWinters, lagRegression, multipleAggregation, theta } from '../methods/index.ts';
import type { Wish } from './wish.ts';

export function shortPool(season: number): Wish[] {
  const lags = [...new Set([1, 2, 3, season, season + 1])];
  return [
    { scale: 'log', method: multipleAggregation(dampedHolt, season) },
    { scale: 'log', method: holtWinters(season) },
    { scale: 'log', method: multipleAggregation(theta, season) },
    { scale: 'level', method: lagRegression({ lags }) },
    { scale: 'level', method: lagRegression({ lags, constant: false }) },
    { scale: 'sqrt', method: adjusted(dampedHolt, [season]) },
  ];
}
