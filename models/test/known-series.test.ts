// `auto` on single public series whose forecasts were measured by another implementation of the same recipe.
import { describe, expect, it } from 'vitest';
import { owa, smape } from '../src/evaluate/index.ts';
import { getModel } from '../src/index.ts';
import { scoreModel, scoreNaive2, seriesAt } from './accuracy-table.ts';
import { SETS } from './competition-sets.ts';
import { hasPublicData } from './public-data.ts';

const why = hasPublicData ? '' : ' (skipped: no public data in ../shared/data)';
const [hourly, weekly, monthly] = SETS as [(typeof SETS)[0], (typeof SETS)[0], (typeof SETS)[0]];

function forecast(set: typeof hourly, id: string) {
  const { history, future } = seriesAt(set).find(s => s.id === id)!;
  const series = { values: history, start: 0, step: set.step };
  const made = getModel('auto').fit(series, { seasons: set.seasons, horizon: set.horizon });
  return { ...made.predict(set.horizon, [0.95]), future };
}

describe.skipIf(!hasPublicData)(`auto on single series${why}`, () => {
  it('H1 of M4: the night falls, the evening comes back', () => {
    const { point, intervals, future } = forecast(hourly, 'H1');
    [625.7, 559.6, 513.9].forEach((want, i) => {
      expect(Math.abs(point[i]! / want - 1)).toBeLessThan(0.02);
    });
    expect(Math.abs(point.at(-1)! / 683.1 - 1)).toBeLessThan(0.02);
    expect(smape(future, point)).toBeLessThan(3.2);
    expect(Math.abs(intervals[0]!.lower[0]! / 598 - 1)).toBeLessThan(0.03);
    expect(Math.abs(intervals[0]!.upper[0]! / 654 - 1)).toBeLessThan(0.03);
  });

  it('W1 of M4 and N1402 of M3', () => {
    const week = forecast(weekly, 'W1');
    expect(Math.abs(week.point[0]! / 35455 - 1)).toBeLessThan(0.02);
    expect(smape(week.future, week.point)).toBeLessThan(2.6);
    expect(Math.abs(forecast(monthly, 'N1402').point[0]! / 3372 - 1)).toBeLessThan(0.02);
  });

  it.each([
    { set: hourly, first: 40, want: 0.769, off: 0.03 },
    { set: weekly, first: 60, want: 0.577, off: 0.03 },
    { set: monthly, first: 100, want: 0.736, off: 0.02 },
  ])('the first $first of $set.name', ({ set, first, want, off }) => {
    const data = seriesAt(set).slice(0, first);
    const benchmark = scoreNaive2(set, data);
    const score = scoreModel(set, 'auto', benchmark, () => set.seasons, data);
    expect(owa(score, benchmark)).toBeLessThan(want + off);
  });
});
