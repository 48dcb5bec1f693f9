// CPU time of the default forecast on the sizes that people have.

import { backtest } from '../../models/src/evaluate/index.ts';
import { getModel, type Series } from '../../models/src/index.ts';
import { seriesAt } from '../../models/test/accuracy-table.ts';
import { SETS } from '../../models/test/competition-sets.ts';
import { noise } from '../../models/test/sample-series.ts';

export interface Speed {
  readonly what: string;
  readonly ms: number;
}

const MINUTES = 60_000;
const LEVELS = [0.8, 0.95];
const DAY = 288;
const WEEK = 2016;
const HOURLY_SERIES = 60;

/** CPU milliseconds of one call, mean over `rounds` after one to warm up. */
export function cpuMs(work: () => unknown, rounds: number): number {
  work();
  const before = process.cpuUsage();
  for (let k = 0; k < rounds; k++) work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / rounds;
}

/** Series made of a day, a week and noise: 90 days of 5-minute values. */
function fiveMinutes(length: number): Series {
  const next = noise(1);
  const values = Float64Array.from({ length }, (_, t) => {
    const day = 30 * Math.sin((2 * Math.PI * t) / DAY);
    const weekend = Math.floor(t / DAY) % 7 > 4 ? -20 : 0;
    return 100 + day + weekend + 3 * next();
  });
  return { values, start: 0, step: { unit: 'ms', count: 5 * MINUTES } };
}

export function measureSpeed(): Speed[] {
  const auto = getModel('auto');
  const hourly = SETS[0]!;
  const some = seriesAt(hourly).slice(0, HOURLY_SERIES);
  const series = some.map(({ history }) => ({ values: history, start: 0, step: hourly.step }));
  const options = { seasons: hourly.seasons, horizon: hourly.horizon };
  const each = (work: (s: Series) => unknown) => cpuMs(() => series.forEach(work), 2) / series.length;
  const long = fiveMinutes(90 * DAY);
  return [
    {
      what: `M4 hourly series, fit, ${hourly.horizon} steps, two bands`,
      ms: each(s => auto.fit(s, options).predict(hourly.horizon, LEVELS)),
    },
    {
      what: 'the same with a backtest of 4 origins',
      ms: each(s => backtest(auto, s, { ...options, levels: LEVELS })),
    },
    {
      what: '25,920 points at 5 minutes, day and week, fit, 1 day ahead, two bands',
      ms: cpuMs(() => auto.fit(long, { seasons: [DAY, WEEK], horizon: DAY }).predict(DAY, LEVELS), 3),
    },
  ];
}
