import { describe, expect, it } from 'vitest';
import { forecastFrames, HOUR, NOON } from '../testing/forecast-frames.ts';
import { bandOf, readForecastSeries } from './index.ts';

describe('a band', () => {
  it.each([
    ['crossed limits', [1, 5, 1], [2, 4, 2], [1, null, 1], [2, null, 2], 1],
    ['a missing limit', [1, null, 1], [2, 2, null], [1, null, null], [2, null, null], 2],
    [
      'a limit that is no number',
      [Number.NaN, 1, 1],
      [2, Number.POSITIVE_INFINITY, 2],
      [null, null, 1],
      [null, null, 2],
      2,
    ],
    ['limits that meet', [1, 2], [1, 2], [1, 2], [1, 2], 0],
  ])('is broken at %s, and nowhere else', (_, low, high, lower, upper, broken) => {
    expect(bandOf(0.8, low, high)).toEqual({ level: 0.8, lower, upper, broken });
  });
});

/** The frames of a forecast, with the forecast's own in another role. */
const withRole = (role: string, custom?: object) => {
  const [actual, point] = forecastFrames({ forecast: [4, 5] });
  const [time, value] = point!.fields;
  const fields = [time!, { ...value!, labels: { ...value!.labels, role } }];
  return { actual: actual!, other: { ...point!, fields, meta: custom ? { custom } : point!.meta } };
};

describe('frames beside a forecast', () => {
  it('of a scenario are no history, and come with their own band', () => {
    const base = forecastFrames({ forecast: [4, 5] });
    const custom = { foresight: 1, metric: 'requests', scenario: null, way: 'own', assumption: 'as before' };
    const { other } = withRole('scenario', custom);
    const limit = (role: string, values: number[]) => {
      const { other: frame } = withRole(role);
      const [time, value] = frame.fields;
      return { ...frame, fields: [time!, { ...value!, values, labels: { ...value!.labels, level: '0.8' } }] };
    };
    const [one, ...rest] = readForecastSeries([
      ...base,
      other,
      limit('scenario_lower', [3, 4]),
      limit('scenario_upper', [5, 6]),
    ]);
    expect(rest).toEqual([]);
    expect(one!.history.value).toEqual([1, 2, 3]);
    expect(one!.forecast!.bands.map(({ level }) => level)).toEqual([0.8, 0.95]);
    expect(one!.scenario).toEqual({
      time: [NOON + HOUR, NOON + 2 * HOUR],
      value: [4, 5],
      custom,
      bands: [{ level: 0.8, lower: [3, 4], upper: [5, 6], broken: 0 }],
    });
  });

  it('of the best and the worst are the ends of one band; the likely line is the forecast', () => {
    const { actual, other: likely } = withRole('likely');
    const [best, worst] = [withRole('best').other, withRole('worst').other];
    const [one, ...rest] = readForecastSeries([actual, likely, best, worst]);
    expect(rest).toEqual([]);
    expect(one!.forecast!.value).toEqual([4, 5]);
    expect(one!.outcomes).toEqual({ time: [NOON + HOUR, NOON + 2 * HOUR], best: [4, 5], worst: [4, 5] });
    expect(readForecastSeries([actual, likely, best])[0]!.outcomes).toBeUndefined();
  });

  it('of another data source with a role of its own are history', () => {
    const { other } = withRole('master', { source: 'theirs' });
    expect(readForecastSeries([other])[0]).toMatchObject({ history: { value: [4, 5] } });
  });
});
