// Members for two seasons, as hours have: day and week.
import { difference, type LagRegression, lagRegression, seasonalNaiveMethod } from '../methods/index.ts';
import type { Wish } from './wish.ts';

/** Regressions on lags around both seasons, each seeing the series in another form, and the last cycle. */
export function multiPool(short: number, long: number): Wish[] {
  const nearby = [1, 2, 3, ...range(short - 1, short + 2)];
  const wide = sorted([...nearby, 2 * short, 2 * short + 1, long - short, ...range(long - 1, long + 2)]);
  const profile: LagRegression = { lags: sorted([1, 2, short, short + 1]), form: { kind: 'double', short, long } };
  const departures: LagRegression = {
    lags: sorted(nearby),
    form: { kind: 'cycles', season: long, most: 4, fade: 0.9 },
  };
  const days = Array.from({ length: Math.floor(long / short) - 1 }, (_, k) => (k + 2) * short);
  const daily = sorted([
    1,
    2,
    3,
    ...range(short - 1, short + 1),
    ...days.slice(0, 5),
    ...range(long - 1, long + 1),
    2 * long,
  ]);
  return [
    { scale: 'sqrt', method: lagRegression(departures) },
    { scale: 'log', method: lagRegression(departures) },
    { scale: 'sqrt', method: lagRegression(profile) },
    { scale: 'level', method: lagRegression(profile) },
    { scale: 'log', method: lagRegression({ lags: wide, form: difference(short) }) },
    {
      scale: 'log',
      method: lagRegression({
        lags: sorted([1, 2, 3, short, short + 1, 2 * short, long - short, long, long + 1]),
        waves: [
          { period: short, count: Math.min(6, Math.floor((short - 1) / 2)) },
          { period: long, count: 2 },
        ],
      }),
    },
    { scale: 'level', method: lagRegression({ lags: wide }) },
    { scale: 'sqrt', method: lagRegression({ lags: daily, form: difference(1) }) },
    { scale: 'level', method: seasonalNaiveMethod(short) },
  ];
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

/** Ascending, without repeats and below 1. */
function sorted(lags: readonly number[]): number[] {
  return [...new Set(lags)].filter(lag => lag > 0).sort((a, b) => a - b);
}
