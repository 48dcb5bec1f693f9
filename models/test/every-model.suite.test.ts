// What every forecasting model must hold. A model joins by being in the registry.
import { describe, expect, it } from 'vitest';
import { backtest } from '../src/evaluate/index.ts';
import {
  type Forecast,
  type ForecastModel,
  loadModel,
  MODELS,
  ON_DEMAND,
  SeriesTooShort,
  type UnknownFormat,
} from '../src/index.ts';
import { randomWalk, seriesOf, shaped } from './sample-series.ts';

const LEVELS = [0.5, 0.8, 0.95, 0.99];
const HORIZON = 14;

const LOADED = await Promise.all(ON_DEMAND.map(({ name }) => loadModel(name)));
/** Models that train for each fit are tried on one seed, in all else like the others. */
const seedsFor = (model: ForecastModel) => (LOADED.includes(model) ? [1] : [1, 2, 3, 4, 5]);

/** Seasonal counts with gaps, a series the models see every day. */
function weekly(seed: number, length = 120): Float64Array {
  return shaped(seed, { length, level: 40, trend: 0.1, waves: [[7, 10]], noise: 2 });
}

/** Mostly -0, which JSON writes as 0. */
function signedZeros(seed: number): Float64Array {
  return weekly(seed).map((v, t) => (t % 7 === 3 ? -v : -0));
}

function withGaps(values: Float64Array): Float64Array {
  return values.map((v, t) => (t < 3 || t % 17 === 5 || (t > 60 && t < 70) ? Number.NaN : v));
}

function forecast(model: ForecastModel, values: Float64Array, seasons: readonly number[] = [7]): Forecast {
  return model.fit(seriesOf(values), { seasons, horizon: HORIZON }).predict(HORIZON, LEVELS);
}

/** Finite numbers, every band around the point, wider levels around narrower ones. */
function expectSound({ point, intervals }: Forecast, horizon: number): void {
  expect(point).toHaveLength(horizon);
  expect(point.every(Number.isFinite)).toBe(true);
  let inner = { lower: point, upper: point };
  for (const band of intervals) {
    expect(band.lower).toHaveLength(horizon);
    expect(band.lower.every((v, i) => Number.isFinite(v) && v <= inner.lower[i]!)).toBe(true);
    expect(band.upper.every((v, i) => Number.isFinite(v) && v >= inner.upper[i]!)).toBe(true);
    inner = band;
  }
}

describe.each([...MODELS, ...LOADED].map(model => ({ model, name: model.name })))('$name', ({ model }) => {
  const SEEDS = seedsFor(model);

  it.each(SEEDS)('gives a finite point and nested bands for every step asked (seed %i)', seed => {
    expectSound(forecast(model, weekly(seed)), HORIZON);
    expectSound(forecast(model, weekly(seed), []), HORIZON);
    expectSound(forecast(model, weekly(seed, 200), [7, 28]), HORIZON);
    expectSound(forecast(model, randomWalk(seed, 90), []), HORIZON);
  });

  it.each(Array.from({ length: 30 }, (_, i) => i + 1))(
    'forecasts from %i points or refuses with the numbers',
    length => {
      for (const seasons of [[], [7], [24, 168]]) {
        const values = weekly(9, length);
        const needs = model.capability.minimumLength(seasons);
        if (length >= needs) expectSound(forecast(model, values, seasons), HORIZON);
        else {
          expect(() => forecast(model, values, seasons)).toThrow(SeriesTooShort);
          expect(() => forecast(model, values, seasons)).toThrow(`needs at least ${needs} points`);
          expect(() => forecast(model, values, seasons)).toThrow(`the series has ${length}`);
        }
      }
    },
  );

  it('counts only present values when it says what it has', () => {
    const values = Float64Array.of(Number.NaN, 1, Number.NaN, Number.NaN, 2);
    expect(() => forecast(model, values, [])).toThrow('needs at least 3 points; the series has 2');
    expect(() => forecast(model, new Float64Array(0), [])).toThrow('the series has 0');
    expect(() => forecast(model, new Float64Array(50).fill(Number.NaN), [])).toThrow('the series has 0');
  });

  it.each([5, 0, -3.5, 1e12, 1e-9, 1e300])('repeats a constant %d with a band of no width, and says so', value => {
    const fitted = model.fit(seriesOf(new Float64Array(60).fill(value)), { seasons: [7], horizon: HORIZON });
    const { point, intervals } = fitted.predict(HORIZON, LEVELS);
    for (const array of [point, ...intervals.flatMap(i => [i.lower, i.upper])]) {
      expect(array.every(v => v === value)).toBe(true);
    }
    expect(fitted.adjustments.map(a => a.kind)).toContain('constant');
  });

  it.each(SEEDS)('fills gaps and says how many (seed %i)', seed => {
    const fitted = model.fit(seriesOf(withGaps(weekly(seed))), { seasons: [7], horizon: HORIZON });
    expectSound(fitted.predict(HORIZON, LEVELS), HORIZON);
    expect(fitted.adjustments.find(a => a.kind === 'filled-gaps')?.text).toMatch(/^16 of 117 values were missing/);
  });

  it('takes infinite values for missing ones', () => {
    const values = weekly(1);
    const missing = values.map((v, t) => (t === 50 ? Number.NaN : v));
    const infinite = values.map((v, t) => (t === 50 ? Number.POSITIVE_INFINITY : v));
    expect(forecast(model, infinite)).toEqual(forecast(model, missing));
  });

  it.each([
    ['1e12', (v: number) => v * 1e12],
    ['1e-9', (v: number) => v * 1e-9],
    ['1e300', (v: number) => v * 1e300],
    ['1e-300', (v: number) => v * 1e-300],
    ['1e12 plus a little', (v: number) => 1e12 + v],
    ['negatives', (v: number) => -v],
    ['both signs', (v: number) => v - 40],
    ['mostly zeros', (v: number, t: number) => (t % 5 === 0 ? v : 0)],
    ['one spike', (v: number, t: number) => (t === 60 ? 1e9 : v)],
  ])('stays finite and sound on values like %s', (_, change) => {
    for (const seed of SEEDS) expectSound(forecast(model, weekly(seed).map(change)), HORIZON);
  });

  it.each(SEEDS)('never goes below 0 when no value did (seed %i)', seed => {
    const falling = shaped(seed, { length: 60, level: 30, trend: -0.5, noise: 3 }).map(v => Math.max(0, v));
    const { point, intervals } = forecast(model, falling, []);
    expect(Math.min(...point, ...intervals.flatMap(i => [...i.lower]))).toBeGreaterThanOrEqual(0);
  });

  it.each([4, 1024, 1e-6, 1000])('scales with the data: times %d', factor => {
    for (const values of [weekly(3), weekly(3).map(v => v - 40)]) {
      const base = forecast(model, values);
      const scaled = forecast(
        model,
        values.map(v => v * factor),
      );
      expectClose(scaled, base, v => v * factor, factor * 1e-9);
    }
  });

  it('moves with the data where values have both signs: plus 100 below a range that stays mixed', () => {
    const values = shaped(4, { length: 120, waves: [[7, 200]], noise: 20 });
    expectClose(
      forecast(
        model,
        values.map(v => v + 100),
      ),
      forecast(model, values),
      v => v + 100,
      1e-8,
    );
  });

  it.each(SEEDS)('a short forecast is the start of a long one (seed %i)', seed => {
    const fitted = model.fit(seriesOf(weekly(seed)), { seasons: [7], horizon: HORIZON });
    const short = fitted.predict(5, [0.9]);
    const long = fitted.predict(200, [0.9]);
    expectSound(fitted.predict(200, LEVELS), 200);
    expect(short.point).toEqual(long.point.slice(0, 5));
    expect(short.intervals[0]!.lower).toEqual(long.intervals[0]!.lower.slice(0, 5));
    expect(short.intervals[0]!.upper).toEqual(long.intervals[0]!.upper.slice(0, 5));
  });

  it.each([{ lower: 35, upper: 45 }, { lower: 38 }, { upper: 42 }, { lower: 1000, upper: 2000 }])(
    'keeps point and bands within $lower to $upper',
    bounds => {
      const fitted = model.fit(seriesOf(weekly(2)), { seasons: [7], horizon: HORIZON, bounds });
      const result = fitted.predict(60, LEVELS);
      expectSound(result, 60);
      const all = [...result.point, ...result.intervals.flatMap(i => [...i.lower, ...i.upper])];
      expect(Math.min(...all)).toBeGreaterThanOrEqual(bounds.lower ?? Number.NEGATIVE_INFINITY);
      expect(Math.max(...all)).toBeLessThanOrEqual(bounds.upper ?? Number.POSITIVE_INFINITY);
    },
  );

  it.each(SEEDS)('a later value changes nothing at an earlier origin (seed %i)', seed => {
    const options = { horizon: 7, levels: [0.8], seasons: [7] };
    const values = weekly(seed);
    const before = backtest(model, seriesOf(values), options).origins;
    expect(before.length).toBeGreaterThan(1);
    for (const origin of before) {
      const changed = values.map((v, t) => (t >= origin.index ? 1e6 * (t % 3) : v));
      const after = backtest(model, seriesOf(changed), options).origins.find(o => o.index === origin.index);
      expect(after?.forecast).toEqual(origin.forecast);
    }
  });

  it.each(SEEDS)('predicts the same after a round trip through JSON text (seed %i)', seed => {
    for (const values of [
      weekly(seed),
      withGaps(weekly(seed)),
      weekly(seed, 8),
      weekly(seed).map(v => v * 1e-300),
      signedZeros(seed),
    ]) {
      const fitted = model.fit(seriesOf(values), { seasons: [7], horizon: HORIZON, bounds: { lower: -0 } });
      const back = model.fromJSON(JSON.parse(JSON.stringify(fitted)));
      expect(back.predict(30, LEVELS)).toEqual(fitted.predict(30, LEVELS));
      expect(JSON.stringify(back)).toBe(JSON.stringify(fitted));
      expect(back.reason).toBe(fitted.reason);
    }
  });

  it('writes the same bytes for the same data, and leaves the data as they were', () => {
    const values = withGaps(weekly(6));
    const copy = values.slice();
    const bytes = () => JSON.stringify(model.fit(seriesOf(values), { seasons: [7], horizon: HORIZON }));
    expect(bytes()).toBe(bytes());
    expect(values).toEqual(copy);
  });

  it('refuses artefacts of another layout or of another model', () => {
    const json = model.fit(seriesOf(weekly(1))).toJSON();
    expect(() => model.fromJSON({ ...json, format: 99 })).toThrow(
      expect.objectContaining({ name: 'UnknownFormat' } satisfies Partial<UnknownFormat>),
    );
    const other = MODELS.find(m => m !== model)!;
    expect(() => other.fromJSON(json)).toThrow(`artefact of ${model.name} given to ${other.name}`);
  });

  it.each([
    { options: { seasons: [1] }, message: 'season 1' },
    { options: { seasons: [6.5] }, message: 'season 6.5' },
    { options: { horizon: 0 }, message: 'horizon 0' },
    { options: { horizon: 2.5 }, message: 'horizon 2.5' },
    { options: { bounds: { lower: 2, upper: 1 } }, message: 'lower bound 2 is above upper bound 1' },
    { options: { bounds: { lower: Number.NaN } }, message: 'bound NaN' },
  ])('refuses $message', ({ options, message }) => {
    expect(() => model.fit(seriesOf(weekly(1)), options)).toThrow(message);
  });

  it.each([0.49, 0.995, 1, Number.NaN])('refuses level %d', level => {
    expect(() => model.fit(seriesOf(weekly(1))).predict(3, [level])).toThrow(`level ${level} is outside 0.5 to 0.99`);
  });

  it('names every season it leaves out', () => {
    const fitted = model.fit(seriesOf(weekly(1)), { seasons: [7, 28, 90], horizon: 7 });
    const dropped = fitted.adjustments.filter(a => a.kind === 'dropped-season');
    const modelled = { 0: 0, 1: 1, many: 2 }[model.capability.seasons];
    expect(dropped).toHaveLength(3 - modelled);
    expect(dropped.at(-1)?.text).toContain('90');
  });

  it('says when a band could not be checked against the past', () => {
    const kinds = (length: number) =>
      model.fit(seriesOf(weekly(1, length)), { horizon: 4 }).adjustments.map(a => a.kind);
    expect(kinds(8)).toContain('uncalibrated-band');
    expect(kinds(100)).not.toContain('uncalibrated-band');
  });
});

function expectClose(got: Forecast, base: Forecast, change: (v: number) => number, tolerance: number): void {
  const pairs: [Float64Array, Float64Array][] = [[got.point, base.point]];
  got.intervals.forEach((band, k) => {
    pairs.push([band.lower, base.intervals[k]!.lower], [band.upper, base.intervals[k]!.upper]);
  });
  for (const [a, b] of pairs) {
    expect(Math.max(...a.map((v, i) => Math.abs(v - change(b[i]!))))).toBeLessThan(tolerance);
  }
}
