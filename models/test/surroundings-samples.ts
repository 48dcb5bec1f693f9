// Series with a sale and the weather in them, and what every test of the surroundings asks of a forecast.
import { expect } from 'vitest';
import { type CalendarEvent, DAY, type FitOptions, type Fitted, type Series } from '../src/index.ts';
import { noise, shaped } from './sample-series.ts';

export const NAMES = ['auto', 'drift', 'damped-holt'] as const;
export const LEVELS = [0.5, 0.8, 0.95];
export const HORIZON = 14;
export const LENGTH = 400;
export const START = 20_000 * DAY;
export const SALE = 0.6;
export const HEAT = 0.15;

export const days = (values: Iterable<number>): Series => ({
  values: Float64Array.from(values),
  start: START,
  step: { unit: 'ms', count: DAY },
});

/** A sale every 47 days, one of them 5 days ahead. */
export const sales: CalendarEvent[] = Array.from({ length: 9 }, (_, k) => {
  const from = START + (LENGTH + 5 - 47 * k) * DAY;
  return { name: 'sale', from, to: from + DAY };
});
export const isSale = (t: number) => sales.some(s => s.from === START + t * DAY);

export function heat(seed: number): Float64Array {
  const next = noise(1000 + seed);
  let x = 0;
  return Float64Array.from({ length: LENGTH + 60 }, () => {
    x = 0.7 * x + next();
    return 20 + 5 * x;
  });
}

/** Days with a week, a sale and the weather in them; `share` of the values, or so many units of it where values have both signs. */
export function made(seed: number, { sum = false } = {}): { values: Float64Array; heat: Float64Array } {
  const warm = heat(seed);
  const base = shaped(seed, { length: LENGTH + HORIZON, level: sum ? 0 : 100, waves: [[7, 15]], noise: 3 });
  const values = base.map((v, t) => {
    const effect = (isSale(t) ? SALE : 0) + (HEAT * (warm[t]! - 20)) / 7;
    return sum ? v + 100 * effect : v * Math.exp(effect);
  });
  return { values, heat: warm };
}

export const options = (warm: Float64Array): FitOptions => ({
  seasons: [7],
  horizon: HORIZON,
  events: sales,
  regressors: [{ name: 'heat', values: warm }],
});

/** At each step within 1e-9 of the size of the point. */
export function expectSum(fitted: Fitted, horizon: number): void {
  const { point, components } = fitted.explain(horizon);
  expect(point).toEqual(fitted.predict(horizon, []).point);
  point.forEach((v, i) => {
    const sum = components.reduce((total, c) => total + c.values[i]!, 0);
    expect(Math.abs(sum - v)).toBeLessThan(1e-9 * Math.max(1, Math.abs(v)));
  });
}
