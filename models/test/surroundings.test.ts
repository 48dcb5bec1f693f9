// What must hold around every method: events, regressors, bounds.
import { beforeAll, describe, expect, it } from 'vitest';
import { DAY, type FitOptions, type Fitted, getModel, SeriesTooShort } from '../src/index.ts';
import { seriesOf, shaped } from './sample-series.ts';
import {
  days,
  expectSum,
  HORIZON,
  heat,
  isSale,
  LENGTH,
  LEVELS,
  made,
  NAMES,
  options,
  SALE,
  START,
  sales,
} from './surroundings-samples.ts';

describe.each(NAMES.map(name => ({ name, model: getModel(name) })))('$name', ({ model }) => {
  const fit = (seed: number, more: FitOptions = {}) => {
    const { values, heat: warm } = made(seed);
    return model.fit(days(values.slice(0, LENGTH)), { ...options(warm), ...more });
  };

  it.each([1, 2, 3])('finds what a sale and the weather do, and forecasts with it (seed %i)', seed => {
    const fitted = fit(seed);
    const { components, point } = fitted.explain(HORIZON);
    const sale = components.find(c => c.name === 'sale')!;
    expect(sale.values.filter(v => v !== 0)).toHaveLength(1);
    const lift = point[5]! / (point[5]! - sale.values[5]!);
    expect(Math.abs(Math.log(lift) - SALE)).toBeLessThan(0.08);
    expect(fitted.adjustments.find(a => a.kind === 'event')!.text).toMatch(
      /^sale: \+\d\d %|^sale: \+\d\d\d? % \(8 times in history\)$/,
    );
    expect(fitted.adjustments.find(a => a.kind === 'regressor')!.text).toMatch(
      /^regressor heat: \+1\d % for one standard/,
    );
  });

  it('errs less with them than without, by a third over six seeds', () => {
    const error = (fitted: Fitted, truth: Float64Array) =>
      fitted.predict(HORIZON, []).point.reduce((sum, v, i) => sum + Math.abs(v - truth[LENGTH + i]!), 0);
    let [plain, known] = [0, 0];
    for (let seed = 1; seed <= 6; seed++) {
      const { values } = made(seed);
      plain += error(model.fit(days(values.slice(0, LENGTH)), { seasons: [7], horizon: HORIZON }), values);
      known += error(fit(seed), values);
    }
    expect(known).toBeLessThan((2 / 3) * plain);
  });

  it('has bands, paths and components that agree with the point', () => {
    const fitted = fit(2);
    const { point, intervals } = fitted.predict(30, LEVELS);
    let inner = { lower: point, upper: point };
    for (const band of intervals) {
      expect(band.lower.every((v, i) => Number.isFinite(v) && v <= inner.lower[i]!)).toBe(true);
      expect(band.upper.every((v, i) => Number.isFinite(v) && v >= inner.upper[i]!)).toBe(true);
      inner = band;
    }
    expectSum(fitted, 30);
    const paths = fitted.paths(30, { count: 400, seed: 3 });
    const saleDay = Float64Array.from({ length: 400 }, (_, p) => paths.values[p * 30 + 5]!).sort();
    const [low, high] = [intervals[1]!.lower[5]!, intervals[1]!.upper[5]!];
    const inside = saleDay.filter(v => v >= low && v <= high).length / 400;
    expect(Math.abs(inside - 0.8)).toBeLessThan(0.08);
  });

  it('scales with the data, and moves with it where values have both signs', () => {
    const { values, heat: warm } = made(1);
    const history = values.slice(0, LENGTH);
    const base = model.fit(days(history), options(warm)).predict(HORIZON, [0.8]).point;
    for (const factor of [1024, 1e-6]) {
      const got = model.fit(days(history.map(v => v * factor)), options(warm)).predict(HORIZON, [0.8]).point;
      expect(Math.max(...got.map((v, i) => Math.abs(v / factor - base[i]!)))).toBeLessThan(1e-6);
    }
    const signed = made(1, { sum: true });
    const both = signed.values.slice(0, LENGTH);
    const at0 = model.fit(days(both), options(signed.heat)).predict(HORIZON, [0.8]).point;
    const at5 = model.fit(days(both.map(v => v + 5)), options(signed.heat)).predict(HORIZON, [0.8]).point;
    expect(Math.max(...at5.map((v, i) => Math.abs(v - 5 - at0[i]!)))).toBeLessThan(1e-6);
  });

  it('looks at the future of a regressor, and at nothing else after the end', () => {
    const { values, heat: warm } = made(1);
    const history = days(values.slice(0, LENGTH));
    const point = (w: Float64Array) => model.fit(history, options(w)).predict(HORIZON, []).point;
    const base = point(warm);
    const hotter = point(warm.map((v, t) => (t === LENGTH + 3 ? v + 5 : v)));
    expect(hotter[3]! / base[3]!).toBeGreaterThan(1.05);
    expect([...hotter].toSpliced(3, 1)).toEqual([...base].toSpliced(3, 1));
  });

  it('predicts the same after a round trip through JSON, and the same bytes from the same data', () => {
    const fitted = fit(3, { bounds: { lower: 0, upper: 120 } });
    const back = model.fromJSON(JSON.parse(JSON.stringify(fitted)));
    expect(back.predict(30, LEVELS)).toEqual(fitted.predict(30, LEVELS));
    expect(back.explain(30)).toEqual(fitted.explain(30));
    expect(back.paths(20, { count: 50 })).toEqual(fitted.paths(20, { count: 50 }));
    expect(back.adjustments).toEqual(fitted.adjustments);
    expect(JSON.stringify(back)).toBe(JSON.stringify(fitted));
    expect(JSON.stringify(fit(3, { bounds: { lower: 0, upper: 120 } }))).toBe(JSON.stringify(fitted));
  });

  it('stays within bounds with effects on, in points, bands, paths and components', () => {
    const fitted = fit(2, { bounds: { lower: 95, upper: 130 } });
    const { point, intervals } = fitted.predict(30, LEVELS);
    const all = [point, ...intervals.flatMap(i => [i.lower, i.upper]), fitted.paths(30, { count: 50 }).values];
    for (const values of all) expect(values.every(v => v >= 95 && v <= 130)).toBe(true);
    expectSum(fitted, 30);
    const text = fitted.adjustments.find(a => a.kind === 'bounds')!.text;
    expect(text).toMatch(/^of 400 values \d+ below the lower bound 95 and \d+ above the upper bound 130: /);
  });

  it('takes gaps, and a leading one, with effects over them', () => {
    const { values, heat: warm } = made(2);
    const gappy = values.slice(0, LENGTH).map((v, t) => (t < 9 || t % 13 === 4 ? Number.NaN : v));
    const fitted = model.fit(days(gappy), options(warm));
    expect(fitted.predict(HORIZON, LEVELS).point.every(Number.isFinite)).toBe(true);
    expect(fitted.adjustments.some(a => a.text.startsWith('sale: +'))).toBe(true);
  });

  it.each(Array.from({ length: 30 }, (_, i) => i + 1))('takes %i points with every option there is', length => {
    const { values, heat: warm } = made(1);
    const ask = () =>
      model
        .fit(days(values.slice(0, length)), {
          ...options(warm),
          bounds: { lower: 0 },
          timeZone: 'Europe/Berlin',
          transform: 'box-cox',
        })
        .predict(HORIZON, LEVELS);
    if (length < 3) expect(ask).toThrow(SeriesTooShort);
    else expect(ask().point.every(Number.isFinite)).toBe(true);
  });

  it.each([1e300, 1e-300, -1e300])('stays finite on values of %d', factor => {
    const { values, heat: warm } = made(1);
    const fitted = model.fit(days(values.slice(0, LENGTH).map(v => v * factor)), options(warm));
    for (const { lower, upper } of fitted.predict(HORIZON, LEVELS).intervals) {
      expect([...lower, ...upper].every(Number.isFinite)).toBe(true);
    }
  });

  it('stays finite where events lie on values no one would send', () => {
    const base = shaped(1, { length: LENGTH, level: 100, waves: [[7, 15]], noise: 3 });
    const wild: ((v: number, t: number) => number)[] = [
      (v, t) => (isSale(t) ? v * 1e298 : v),
      (v, t) => (isSale(t) ? v * 1e-300 : v),
      (v, t) => (isSale(t) ? -1e300 : v),
      (v, t) => (isSale(t) ? 0 : v),
      (v, t) => (isSale(t) ? Number.NaN : v),
      (_, t) => (isSale(t) ? 5 : 7),
      () => 7,
    ];
    for (const change of wild) {
      const fitted = model.fit(days(base.map(change)), options(heat(1)));
      const { point, intervals } = fitted.predict(HORIZON, LEVELS);
      for (const values of [point, ...intervals.flatMap(i => [i.lower, i.upper])]) {
        expect(values.every(Number.isFinite)).toBe(true);
      }
      for (const { text } of fitted.adjustments) expect(text).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  it('leaves out what shows no effect, and says so with the numbers', () => {
    const values = shaped(5, { length: LENGTH, level: 100, waves: [[7, 15]], noise: 3 });
    const unrelated = shaped(78, { length: LENGTH + 20, noise: 5 });
    const nothing = sales.map(s => ({ ...s, name: 'nothing' }));
    const ahead = { name: 'fair', from: START + (LENGTH + 2) * DAY, to: START + (LENGTH + 3) * DAY };
    const asked = {
      seasons: [7],
      horizon: HORIZON,
      events: [...nothing, ahead],
      regressors: [
        { name: 'unrelated', values: unrelated },
        { name: 'flat', values: new Float64Array(LENGTH + 20).fill(3) },
      ],
    };
    const fitted = model.fit(days(values), asked);
    const plain = model.fit(days(values), { seasons: [7], horizon: HORIZON });
    expect(fitted.predict(HORIZON, LEVELS)).toEqual(plain.predict(HORIZON, LEVELS));
    const texts = fitted.adjustments.map(a => a.text);
    expect(texts).toContainEqual(
      expect.stringMatching(/^no clear effect, left out: nothing \([+−][\d.]+ % 8 times, give or take/),
    );
    expect(texts).toContain('not seen in the history, no effect is known: fair');
    expect(texts).toContainEqual(expect.stringMatching(/^regressor unrelated is left out: .* at 5 past origins\)$/));
    expect(texts).toContain('regressor flat is left out: it is 3 all through the history');
  });

  it.each([
    [
      { regressors: [{ name: 'price', values: new Float64Array(99) }] },
      'regressor price has 99 values; the series has 120 slots',
    ],
    [
      { regressors: [{ name: 'price', values: new Float64Array(150) }] },
      'regressor price is known for 30 steps after the end; the horizon asks 48',
    ],
    [
      { regressors: [{ name: 'price', values: new Float64Array(200).fill(Number.NaN, 7, 8) }] },
      'regressor price has NaN at index 7',
    ],
    [{ events: [{ name: 'fair', from: 5, to: 5 }] }, 'event fair from 5 to 5: needs a start before its end'],
    [{ timeZone: 'Berlin' }, `time zone "Berlin" is not known; give an IANA name such as 'Europe/Berlin'`],
    [{ transform: 'root' as 'log' }, 'transform "root" is not one of auto, none, log, box-cox'],
  ])('refuses %o', (asked, message) => {
    expect(() => model.fit(seriesOf(shaped(1, { length: 120 })), { ...asked, horizon: 48 })).toThrow(message);
  });

  it('refuses to forecast beyond what is known of a regressor it uses', () => {
    expect(() => fit(1).predict(61, [])).toThrow(
      'regressor heat is known for 60 steps after the end; the horizon asks 61',
    );
  });
});

describe('what comes rarely', () => {
  const values = Array.from({ length: 120 }, (_, t) => (t % 4 === 0 ? 2 + (t % 3) : 0));
  const asked = {
    horizon: 7,
    events: sales,
    regressors: [{ name: 'price', values: heat(1) }],
    transform: 'log' as const,
  };

  it.each([
    ['tsb', 'this method counts how rarely something comes, and knows no effects'],
    ['auto', '75 % of the values are zero, and no share of them can be told'],
  ])('knows no effects in %s', (name, reason) => {
    const fitted = getModel(name).fit(days(values), asked);
    expect(fitted.adjustments.slice(0, 3).map(a => a.text)).toEqual([
      `left out: sale: ${reason}`,
      `left out: price: ${reason}`,
      'the logarithm is left out: zeros mean that nothing came',
    ]);
    expect(fitted.predict(7, LEVELS)).toEqual(getModel(name).fit(days(values), { horizon: 7 }).predict(7, LEVELS));
  });
});

describe('spikes', () => {
  it('that were replaced tell when they were', () => {
    const values = shaped(1, { length: 120, level: 100, waves: [[7, 10]], noise: 2 });
    values[60] = 900;
    const texts = getModel('auto')
      .fit(days(values), { seasons: [7] })
      .adjustments.map(a => a.text);
    expect(texts).toContain(
      '1 value that stood far out of its neighbours and cycles was replaced by their middle: 2024-12-03',
    );
  });
});

beforeAll(() => {
  // The dates above are those of the sample series.
  expect(new Date(START).toISOString()).toBe('2024-10-04T00:00:00.000Z');
});
