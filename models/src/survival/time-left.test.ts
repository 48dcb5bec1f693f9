import { describe, expect, it } from 'vitest';
import { type Curves, chanceWithin, timeLeft } from './index.ts';

/** Falls evenly to 0.6 at 10, to 0.3 at 20, to 0.24 at 40. */
const curves: Curves = { edges: [0, 10, 20, 40], people: 1, values: Float64Array.of(1, 0.6, 0.3, 0.24) };

describe('timeLeft', () => {
  it('has the moments where the curve crosses, evenly inside a period', () => {
    const left = timeLeft(curves, 0);
    expect(left.median).toBeCloseTo(10 + 10 / 3, 12);
    expect(left.lower).toBeCloseTo(2.5, 12);
    expect(left).toMatchObject({ level: 0.8, upper: null, sight: 40 });
    expect(left.meanInSight).toBeCloseTo(8 + 4.5 + 5.4, 12);
  });

  it('counts from the age, of those who are there then', () => {
    const left = timeLeft(curves, 0, { age: 10, level: 0.5 });
    expect(left.lower).toBeCloseTo(5, 12);
    expect(left.median).toBeCloseTo(10, 12);
    expect(left.upper).toBeNull();
    expect(left.meanInSight).toBeCloseTo((4.5 + 5.4) / 0.6, 12);
  });

  it('says nothing from where no one was seen', () => {
    expect(timeLeft(curves, 0, { age: 40 })).toMatchObject({ median: null, lower: null, sight: 0, meanInSight: 0 });
    expect(timeLeft(curves, 0, { age: 900 })).toMatchObject({ median: null, sight: 0 });
    const gone = { ...curves, values: Float64Array.of(1, 0, 0, 0) };
    expect(timeLeft(gone, 0, { age: 15 })).toMatchObject({ median: null, sight: 0 });
    expect(timeLeft(gone, 0).upper).toBeCloseTo(9, 12);
  });

  it.each([
    [() => timeLeft(curves, 1), 'person 1 is none of 0 to 0'],
    [() => timeLeft(curves, 0, { age: -1 }), 'age -1'],
    [() => timeLeft(curves, 0, { level: 1 }), 'level 1 is not'],
    [() => chanceWithin(curves, 0, Number.NaN), 'a time of NaN ahead'],
  ])('refuses a question that is none', (ask, text) => {
    expect(ask).toThrow(text);
  });
});

describe('chanceWithin', () => {
  it('is the share of those who are there at the age', () => {
    expect(chanceWithin(curves, 0, 10)).toBeCloseTo(0.4, 12);
    expect(chanceWithin(curves, 0, 10, 10)).toBeCloseTo(0.5, 12);
    expect(chanceWithin(curves, 0, 31, 10)).toBeNull();
  });
});
