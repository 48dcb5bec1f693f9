// Members for one season of operations: days of a week, hours or minutes of a day.
import {
  adjusted,
  dampedHolt,
  type Form,
  lagRegression,
  multipleAggregation,
  seasonalNaiveMethod,
  ses,
} from '../methods/index.ts';
import type { Wish } from './wish.ts';

const MOST_WAVES = 4;

export function opsPool(season: number): Wish[] {
  const cycles: Form = { kind: 'cycles', season, most: 4, fade: 0.9 };
  const lags = (...wanted: number[]) => [...new Set(wanted)].filter(lag => lag > 0).sort((a, b) => a - b);
  const waves = [{ period: season, count: Math.min(MOST_WAVES, Math.floor((season - 1) / 2)) }];
  return [
    { scale: 'log', method: multipleAggregation(dampedHolt, season) },
    {
      scale: 'sqrt',
      method: lagRegression({ lags: lags(1, 2, 3, season, season + 1), form: { kind: 'shrunk', season, fade: 0.9 } }),
    },
    { scale: 'level', method: seasonalNaiveMethod(season) },
    { scale: 'sqrt', method: lagRegression({ lags: lags(1, 2, season - 1, season, season + 1), form: cycles }) },
    { scale: 'level', method: lagRegression({ lags: lags(1, 2, 3, season - 1, season, season + 1, season + 2) }) },
    { scale: 'sqrt', method: lagRegression({ lags: [1, 2], form: cycles }) },
    { scale: 'log', method: lagRegression({ lags: [1, 2, 3], waves }) },
    { scale: 'sqrt', method: adjusted(ses, [season]) },
  ];
}
