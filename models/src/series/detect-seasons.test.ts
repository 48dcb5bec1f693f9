import { describe, expect, it } from 'vitest';
import { hasPublicData, readCompetition } from '../../test/public-data.ts';
import { randomWalk, shaped } from '../../test/sample-series.ts';
import { candidateSeasons } from './candidate-seasons.ts';
import { detectSeasons } from './detect-seasons.ts';
import { DAY, HOUR, MINUTE, type Step, WEEK } from './step.ts';

const every = (count: number): Step => ({ unit: 'ms', count });
const MONTH: Step = { unit: 'month', count: 1 };

describe('candidateSeasons', () => {
  it.each([
    ['5 minutes', every(5 * MINUTE), [288, 2016]],
    ['15 minutes', every(15 * MINUTE), [96, 672]],
    ['30 minutes', every(30 * MINUTE), [48, 336]],
    ['an hour', every(HOUR), [24, 168]],
    ['a day', every(DAY), [7]],
    ['a week', every(WEEK), [52]],
    ['7 minutes', every(7 * MINUTE), [1440]],
    ['10 days', every(10 * DAY), []],
    ['a month', MONTH, [12]],
    ['a quarter', { unit: 'month', count: 3 } as Step, [4]],
    ['a year', { unit: 'month', count: 12 } as Step, []],
  ])('for a step of %s', (_, step, want) => {
    expect(candidateSeasons(step, 500)).toEqual(want);
  });

  it('adds the year to days once there are more than three of them', () => {
    expect(candidateSeasons(every(DAY), 1095)).toEqual([7]);
    expect(candidateSeasons(every(DAY), 1096)).toEqual([7, 365]);
  });
});

describe('detectSeasons', () => {
  it('finds both seasons of hourly data, with the step known or not', () => {
    const values = shaped(1, {
      length: 1000,
      waves: [
        [24, 10],
        [168, 6],
      ],
      noise: 2,
    });
    expect(detectSeasons({ values, step: every(HOUR) })).toEqual({
      seasons: [24, 168],
      dropped: [],
      plausible: [24, 168],
    });
    expect(detectSeasons({ values }).seasons).toEqual([24, 168]);
    expect(detectSeasons({ values, step: every(1) }).seasons).toEqual([24, 168]);
  });

  it('says what a season needs and what the series has', () => {
    const values = shaped(1, { length: 200, waves: [[24, 10]] });
    const { seasons, dropped, plausible } = detectSeasons({ values, step: every(HOUR) });
    expect(seasons).toEqual([24]);
    expect(dropped).toEqual([{ season: 168, reason: 'needs 348 points, has 200' }]);
    expect(plausible).toEqual([24]);
  });

  it('does not take seven days for a week when all days are alike', () => {
    const values = shaped(2, { length: 1000, waves: [[24, 10]], noise: 2 });
    const { seasons, dropped, plausible } = detectSeasons({ values, step: every(HOUR) });
    expect(seasons).toEqual([24]);
    expect(dropped[0]?.reason).toMatch(/^autocorrelation -?0\.\d\d at lag 168 is within the 90 % limit of 0\.\d\d$/);
    expect(plausible).toEqual([24, 168]);
  });

  it.each([
    ['noise', (seed: number) => shaped(seed, { length: 96 })],
    ['a trend', (seed: number) => shaped(seed, { length: 96, trend: 2 })],
    ['a random walk', (seed: number) => randomWalk(seed, 96)],
  ])('calls %s seasonal in at most 15 of 100 cases', (_, make) => {
    const hits = Array.from(
      { length: 100 },
      (_, i) => detectSeasons({ values: make(i + 1), step: MONTH }).seasons.length,
    );
    expect(hits.reduce((a, b) => a + b)).toBeLessThanOrEqual(15);
  });

  it('finds a season on a trend, over gaps, and at any magnitude', () => {
    const values = shaped(3, { length: 120, trend: 3, waves: [[12, 20]], noise: 4 });
    for (const factor of [1, 1e300, 1e-300]) {
      const gappy = values.map((v, t) => (t < 4 || t % 13 === 5 ? Number.NaN : v * factor));
      expect(detectSeasons({ values: gappy, step: MONTH }).seasons).toEqual([12]);
    }
  });

  it.each([
    ['no values', new Float64Array(0), 'needs 36 points, has 0'],
    ['only missing values', new Float64Array(50).fill(Number.NaN), 'needs 36 points, has 0'],
    ['a constant', new Float64Array(50).fill(3), 'nothing varies around the level'],
    ['zeros', new Float64Array(50), 'nothing varies around the level'],
  ])('finds none in %s', (_, values, reason) => {
    expect(detectSeasons({ values, step: MONTH })).toMatchObject({ seasons: [], dropped: [{ season: 12, reason }] });
    expect(detectSeasons({ values }).seasons).toEqual([]);
  });

  it.skipIf(!hasPublicData)(
    'finds the day in 19 of 20 M4 hourly series and the week in most, by position alone',
    () => {
      const found = readCompetition('m4/hourly').map(s => detectSeasons({ values: s.history }).seasons);
      const share = (season: number) => found.filter(s => s.includes(season)).length / found.length;
      expect(share(24)).toBeGreaterThan(0.95);
      expect(share(168)).toBeGreaterThan(0.5);
    },
  );
});
