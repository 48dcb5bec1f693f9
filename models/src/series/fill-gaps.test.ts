import { describe, expect, it } from 'vitest';
import { fillGaps } from './fill-gaps.ts';

const _ = Number.NaN;

describe('fillGaps', () => {
  it.each([
    { what: 'nothing', values: [1, 2, 3], seasons: [], want: [1, 2, 3], filled: 0 },
    { what: 'a line between neighbours', values: [1, _, _, 4], seasons: [], want: [1, 2, 3, 4], filled: 2 },
    { what: 'the last value at the end', values: [1, 3, _, _], seasons: [], want: [1, 3, 3, 3], filled: 2 },
    {
      what: 'a line in less than half a season',
      values: [0, 9, _, 3, 7],
      seasons: [4],
      want: [0, 9, 6, 3, 7],
      filled: 1,
    },
    {
      what: 'the value a season earlier in a longer gap',
      values: [1, 2, 3, 4, _, _, 7],
      seasons: [4],
      want: [1, 2, 3, 4, 1, 2, 7],
      filled: 2,
    },
    {
      what: 'a season earlier again in a gap longer than a season',
      values: [1, 2, _, _, _, _, 9],
      seasons: [2],
      want: [1, 2, 1, 2, 1, 2, 9],
      filled: 4,
    },
    {
      what: 'the longest season that reaches back to a value',
      values: [5, 6, 7, 8, 1, 2, _, _],
      seasons: [2, 6],
      want: [5, 6, 7, 8, 1, 2, 5, 6],
      filled: 2,
    },
    { what: 'a line where no season reaches back', values: [2, _, _, 8], seasons: [4], want: [2, 4, 6, 8], filled: 2 },
    { what: 'infinite values', values: [1, Number.POSITIVE_INFINITY, 3], seasons: [], want: [1, 2, 3], filled: 1 },
    { what: 'not the leading gap', values: [_, _, 1, _, 3], seasons: [], want: [_, _, 1, 2, 3], filled: 1 },
    { what: 'nothing where there is nothing', values: [_, _], seasons: [], want: [_, _], filled: 0 },
  ])('fills $what', ({ values, seasons, want, filled }) => {
    const input = Float64Array.from(values);
    expect(fillGaps(input, seasons)).toEqual({ values: Float64Array.from(want), filled });
    expect(input).toEqual(Float64Array.from(values));
  });
});
