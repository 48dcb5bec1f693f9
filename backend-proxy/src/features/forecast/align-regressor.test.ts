import { DAY, HOUR } from '@foresight/models';
import { describe, expect, it } from 'vitest';
import { alignRegressor, RegressorUnusable } from './align-regressor.ts';

const START = Date.UTC(2026, 0, 1);
const slots = Float64Array.from({ length: 12 }, (_, i) => START + i * DAY);
/** Points by day since START. */
const points = (values: Readonly<Record<number, number>>) => ({
  ts: Float64Array.from(Object.keys(values), day => START + Number(day) * DAY).sort(),
  value: Float64Array.from(
    Object.entries(values).sort(([a], [b]) => Number(a) - Number(b)),
    ([, value]) => value,
  ),
});
const every = (length: number, from = 0) =>
  points(Object.fromEntries(Array.from({ length }, (_, i) => [i + from, i + from])));
const aligned = (own: ReturnType<typeof points>, forecast?: ReturnType<typeof points>) =>
  alignRegressor({ name: 'price', points: own, ...(forecast ? { forecast } : {}) }, slots, 8);

describe('a regressor on the slots of its target', () => {
  it('is taken as it is where the stamps are the same, past the horizon cut off', () => {
    const { regressor, adjustments } = aligned(every(20));
    expect(regressor).toEqual({ name: 'price', values: Float64Array.from({ length: 12 }, (_, i) => i) });
    expect(adjustments).toEqual([]);
  });

  it('goes to the nearest slot where its stamps are a little off', () => {
    const { ts, value } = every(12);
    const late = { ts: ts.map(at => at + 2 * HOUR), value };
    expect(aligned(late).regressor.values).toEqual(aligned(every(12)).regressor.values);
    const early = { ts: ts.map(at => at - 2 * HOUR), value };
    expect(aligned(early).regressor.values).toEqual(aligned(every(12)).regressor.values);
  });

  it('is averaged over the slot where it is finer', () => {
    const ts = Float64Array.from({ length: 12 * 24 }, (_, i) => START + i * HOUR);
    const hourly = { ts, value: ts.map((_, i) => Math.floor(i / 24) + ((i % 24) - 11.5) / 100) };
    const { values } = aligned(hourly).regressor;
    for (const [i, value] of values.entries()) expect(value).toBeCloseTo(i, 9);
  });

  it('holds its value where it is coarser, through its own last step', () => {
    const { regressor, adjustments } = aligned(points({ 0: 1, 4: 2, 8: 3 }));
    expect([...regressor.values]).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3]);
    expect(adjustments).toEqual([]);
    expect(() => aligned(points({ 0: 1, 4: 2 }))).toThrow(/ends 2026-01-05.*4 steps more/);
  });

  it('takes the first value back to the beginning, and says how many', () => {
    const { regressor, adjustments } = aligned(every(9, 3));
    expect([...regressor.values].slice(0, 5)).toEqual([3, 3, 3, 3, 4]);
    expect(adjustments).toEqual(['regressor price: 3 of 12 steps had no value and took the one before']);
  });

  it('fills a hole with the value before it', () => {
    const { ts, value } = every(12);
    const hole = { ts: ts.filter((_, i) => i !== 5), value: value.filter((_, i) => i !== 5) };
    const { regressor, adjustments } = aligned(hole);
    expect([...regressor.values]).toEqual([0, 1, 2, 3, 4, 4, 6, 7, 8, 9, 10, 11]);
    expect(adjustments).toEqual(['regressor price: 1 of 12 steps had no value and took the one before']);
  });

  it('takes its own forecast where its points end', () => {
    const { regressor, adjustments } = aligned(every(10), every(4, 8));
    expect([...regressor.values].slice(8)).toEqual([8, 9, 10, 11]);
    expect(adjustments).toEqual(['regressor price: 2 of 4 steps ahead are its own forecast']);
  });

  it.each([
    [
      'ends with the history',
      every(8),
      undefined,
      /ends 2026-01-08T00:00:00.000Z, and the forecast needs it until 2026-01-12T00:00:00.000Z, 4 steps more/,
    ],
    [
      'has a forecast that is too short',
      every(8),
      every(2, 8),
      /2 steps more\. Give its values up to there, forecast it first/,
    ],
    ['has no values', points({}), undefined, /regressor price has no values, and the forecast needs it/],
    ['is younger than half the history', every(7, 5), undefined, /no value at 5 of the 8 steps of the history/],
  ])('is refused with numbers where it %s', (_, own, forecast, message) => {
    expect(() => aligned(own, forecast)).toThrow(RegressorUnusable);
    expect(() => aligned(own, forecast)).toThrow(message);
  });
});
