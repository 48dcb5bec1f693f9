// Our regression against the library's: the same columns, the same forecast from the same weights, and a start that is the mode.
import { readFileSync } from 'node:fs';
import initProphet, { Prophet } from '@bsull/augurs/prophet';
import { optimizer } from '@bsull/augurs-prophet-wasmstan';
import { beforeAll, describe, expect, it } from 'vitest';
import { shaped } from '../../../../test/sample-series.ts';
import { predict } from '../../predictors/index.ts';
import { NO_TUNING } from '../method.ts';
import { posteriorMode } from './posterior-mode.ts';
import { prophet } from './prophet.ts';
import { type Optimize, runStan, stanData } from './stan.ts';
import { changesOf, type SeasonTerm } from './terms.ts';

const OFF = { type: 'manual', enabled: false } as const;
const DAY = 86_400;
const NO_LOGS = { debug: '', info: '', warn: '', error: '', fatal: '' };

beforeAll(async () => {
  const wasm = readFileSync(new URL(import.meta.resolve('@bsull/augurs/prophet').replace(/\.js$/, '_bg.wasm')));
  await initProphet({ module_or_path: wasm });
});

/** The library's Prophet on the same values, a step being a day; its optimizer is given to it. */
function libraryFit(values: Float64Array, seasons: readonly SeasonTerm[], optimize: Optimize) {
  const asked: string[] = [];
  const model = new Prophet({
    optimizer: {
      optimize: (start, data) => {
        asked.push(data);
        const { params } = optimize(start, data, { jacobian: false, iter: 50 });
        // The optimizer gives the trend, too; our type of it has no use for that.
        return { logs: NO_LOGS, params: { trend: new Float64Array(0), ...params } };
      },
    },
    yearlySeasonality: OFF,
    weeklySeasonality: OFF,
    dailySeasonality: OFF,
    uncertaintySamples: 0,
  });
  for (const { season, order } of seasons) model.addSeasonality(`${season}`, { period: season, fourierOrder: order });
  model.fit({ ds: Array.from(values, (_, t) => t * DAY), y: values });
  return {
    data: JSON.parse(asked[0]!),
    point: (from: number, count: number) =>
      model.predict({ ds: Array.from({ length: count }, (_, i) => (from + i) * DAY) }).yhat.point,
  };
}

const scaled = (values: Float64Array) => {
  const low = Math.min(...values);
  const range = Math.max(...values) - low;
  return values.map(v => (v - low) / range);
};

describe('the regression', () => {
  it.each([
    { length: 200, seasons: [{ season: 7, order: 3 }] },
    { length: 33, seasons: [] },
    { length: 12, seasons: [] },
  ])('asks the optimizer what the library asks ($length points)', ({ length, seasons }) => {
    const values = scaled(shaped(1, { length, level: 10, trend: 0.1, waves: [[7, 3]] }));
    const own = stanData(values, seasons);
    const { data } = libraryFit(values, seasons, optimizer.optimize as Optimize);
    expect({ ...own, X: 0, t: 0, t_change: 0 }).toEqual({ ...data, X: 0, t: 0, t_change: 0, cap: own.cap });
    for (const key of ['t', 't_change'] as const) {
      own[key].forEach((v, i) => {
        expect(v).toBeCloseTo(data[key][i], 12);
      });
    }
    own.X.flat().forEach((v, i) => {
      expect(v).toBeCloseTo(data.X.flat()[i], 9);
    });
  });

  it('forecasts what the library forecasts from the same weights', () => {
    const seasons = [{ season: 7, order: 3 }];
    const values = scaled(shaped(2, { length: 150, level: 10, trend: 0.1, waves: [[7, 3]] }));
    const start = posteriorMode(values, seasons)!;
    const fixed: Optimize = (_, data) =>
      optimizer.optimize(
        { k: start.slope, m: start.offset, sigmaObs: start.noise, delta: start.changes, beta: start.waves },
        data,
        { jacobian: false, iter: 50 },
      );
    const library = libraryFit(values, seasons, fixed).point(150, 20);
    const method = prophet(optimizer.optimize as Optimize, [7], 150);
    const own = predict(method.predictor, method.fit(values, NO_TUNING), 20, values);
    own.forEach((v, i) => {
      expect(v).toBeCloseTo(library[i]!, 6);
    });
  });

  it('starts at the mode: from there the optimizer finds next to nothing better', () => {
    const seasons = [{ season: 24, order: 10 }];
    const values = scaled(shaped(3, { length: 400, level: 10, trend: 0.05, waves: [[24, 3]] }));
    const start = posteriorMode(values, seasons)!;
    const end = runStan(optimizer.optimize as Optimize, values, seasons, start)!;
    expect(end.noise).toBeCloseTo(start.noise, 4);
    const slope = ({ slope, changes }: typeof start) => changes.reduce((sum, v) => sum + v, slope);
    expect(slope(end)).toBeCloseTo(slope(start), 2);
  });
});

it('places changes of slope in the first four fifths', () => {
  expect(changesOf(3)).toEqual([1]);
  expect(changesOf(100)).toHaveLength(25);
  expect(changesOf(100).at(-1)).toBe(79);
});

it('fits a line without errors, where the optimizer has nothing to look for', () => {
  const never: Optimize = () => {
    throw new Error('asked');
  };
  const method = prophet(never, [], 60);
  const values = Float64Array.from({ length: 60 }, (_, t) => 3 + 2 * t);
  const point = predict(method.predictor, method.fit(values, NO_TUNING), 5, values);
  point.forEach((v, i) => {
    expect(v).toBeCloseTo(3 + 2 * (60 + i), 0);
  });
});
