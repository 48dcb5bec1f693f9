// The public sets that accuracy is measured on.
import { HOUR, WEEK } from '../src/index.ts';
import type { CompetitionSet } from './accuracy-table.ts';

export const SETS: readonly CompetitionSet[] = [
  {
    name: 'M4 hourly',
    file: 'm4/hourly',
    horizon: 48,
    seasons: [24, 168],
    scoreSeason: 24,
    step: { unit: 'ms', count: HOUR },
  },
  {
    name: 'M4 weekly',
    file: 'm4/weekly',
    horizon: 13,
    seasons: [52],
    scoreSeason: 1,
    step: { unit: 'ms', count: WEEK },
  },
  {
    name: 'M3 monthly',
    file: 'm3/monthly',
    horizon: 18,
    seasons: [12],
    scoreSeason: 12,
    step: { unit: 'month', count: 1 },
  },
];
