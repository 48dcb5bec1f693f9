import { describe, expect, it } from 'vitest';
import { honestForecasts } from './honest-forecasts.ts';
import { typicalError } from './try-out.ts';

const at = (origin: number, value: number) => ({ origin, forecast: Float64Array.of(value) });

describe('honestForecasts', () => {
  const validations = [
    [at(20, 1), at(19, 1), at(18, 1)],
    [at(20, 2), at(19, 2), at(18, 2)],
  ];

  it('an origin has no say in its own weights', () => {
    // The first member erred little at the first origin only.
    const errors = [
      [0.001, 5, 5],
      [1, 1, 1],
    ];
    const [first, second] = honestForecasts(validations, errors, 'ops', 0);
    expect(first!.forecast[0]).toBeCloseTo(2 - 1 / 26, 9);
    expect(second!.forecast[0]).toBeLessThan(first!.forecast[0]!);
    const changed = [[1e9, 5, 5], errors[1]!];
    expect(honestForecasts(validations, changed, 'ops', 0)[0]).toEqual(first);
  });

  it('does without members that have no forecast there', () => {
    const some = [
      [null, at(19, 1)],
      [at(20, 2), at(19, 2)],
    ];
    const errors = [
      [Number.NaN, 1],
      [1, 1],
    ];
    const got = honestForecasts(some, errors, 'ops', 0);
    expect(got.map(v => [v.origin, v.forecast[0]])).toEqual([
      [20, 2],
      [19, 1.5],
    ]);
  });
});

describe('typicalError', () => {
  it('is the geometric mean of what is known', () => {
    expect(typicalError([1, Number.NaN, 4])).toBeCloseTo(2, 12);
    expect(typicalError([Number.NaN])).toBeNaN();
    expect(typicalError([0, 0])).toBe(0);
  });

  it('counts no error as a hundredth of the mean', () => {
    expect(typicalError([0, 2])).toBeCloseTo(Math.sqrt(0.01 * 2), 12);
  });
});
