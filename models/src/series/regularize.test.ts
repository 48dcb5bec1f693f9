import { describe, expect, it } from 'vitest';
import { GridTooLarge, regularize } from './regularize.ts';
import { addSteps, DAY, HOUR, MINUTE } from './step.ts';

const START = Date.UTC(2024, 0, 1);
const hour = { unit: 'ms', count: HOUR } as const;

describe('regularize', () => {
  it('leaves a regular series as it is', () => {
    const stamps = [0, 1, 2, 3].map(i => START + i * HOUR);
    expect(regularize(stamps, [1, 2, 3, 4])).toEqual({
      series: { values: Float64Array.of(1, 2, 3, 4), start: START, step: hour },
      adjustments: [],
      gapShare: 0,
    });
  });

  it('puts NaN where points or finite values are missing', () => {
    const stamps = [0, 1, 2, 5].map(i => START + i * HOUR);
    const { series, gapShare } = regularize(stamps, [1, Number.NaN, 3, 6]);
    expect(series.values).toEqual(Float64Array.of(1, Number.NaN, 3, Number.NaN, Number.NaN, 6));
    expect(gapShare).toBe(0.5);
  });

  it('moves points to the nearest slot and says how many and how far', () => {
    const stamps = [0, 1, 2, 3, 4].map(i => START + i * HOUR + (i === 2 ? 12 * MINUTE : 0));
    const { series, adjustments } = regularize(stamps, [1, 2, 3, 4, 5], hour);
    expect(series.values).toEqual(Float64Array.of(1, 2, 3, 4, 5));
    expect(adjustments).toEqual([
      { kind: 'moved-points', text: '1 points moved to the nearest slot, by up to 20 % of a step' },
    ]);
  });

  it('averages points that share a slot and says so', () => {
    const stamps = [0, 1, 1, 2].map(i => START + i * HOUR);
    const { series, adjustments } = regularize(stamps, [1, 2, 4, 5]);
    expect(series.values).toEqual(Float64Array.of(1, 3, 5));
    expect(adjustments).toEqual([{ kind: 'merged-points', text: '2 points fell into 1 slots and were averaged' }]);
  });

  it('follows the phase most stamps share, whatever the first one does', () => {
    const stamps = [0, 1, 2, 3, 4].map(i => START + i * HOUR + (i === 0 ? -5 * MINUTE : 0));
    expect(regularize(stamps, [1, 2, 3, 4, 5], hour).series.start).toBe(START);
  });

  it('counts calendar months, and month ends that begin in February keep their days', () => {
    const ends = Array.from({ length: 14 }, (_, i) => Date.UTC(2023, 2 + i, 0));
    const { series } = regularize(
      ends,
      Float64Array.from(ends, (_, i) => i),
    );
    expect(series.values).toEqual(Float64Array.of(Number.NaN, ...ends.keys()));
    for (const [i, t] of ends.entries()) expect(addSteps(series.start, series.step, i + 1)).toBe(t);
  });

  it.each([
    { far: 200, points: 3, slots: 201 },
    { far: 6_000_000, points: 3, slots: 6_000_001 },
  ])('refuses a grid of $slots slots for $points points', ({ far, points, slots }) => {
    const act = () => regularize([START, START + HOUR, START + far * HOUR], [1, 2, 3], hour);
    expect(act).toThrow(GridTooLarge);
    expect(act).toThrow(`${points} points would need a grid of ${slots} slots; the most is 5000000 and 20 a point`);
  });

  it('refuses no points, unequal lengths and stamps out of order', () => {
    expect(() => regularize([], [])).toThrow('no points');
    expect(() => regularize([START], [1, 2])).toThrow('1 stamps but 2 values');
    expect(() => regularize([START + DAY, START, START + 2 * DAY], [1, 2, 3], hour)).toThrow('stamp 1');
  });

  it('takes a single point when the step is given', () => {
    expect(regularize([START], [7], hour).series.values).toEqual(Float64Array.of(7));
  });
});
