import { describe, expect, it } from 'vitest';
import { choosePeriods, type Lives, periodRows } from './index.ts';

const livesOf = (...rows: [number, 0 | 1][]): Lives => ({
  durations: Float64Array.from(rows, ([duration]) => duration),
  ended: Uint8Array.from(rows, ([, end]) => end),
});

describe('choosePeriods', () => {
  it('has about as many ends in each, and reaches to the longest', () => {
    const rows = Array.from({ length: 400 }, (_, i): [number, 0 | 1] => [i % 100, i % 2 === 0 ? 1 : 0]);
    const edges = choosePeriods(livesOf(...rows), 5);
    expect(edges).toEqual([0, 18, 38, 58, 78, 98, 99]);
  });

  it('takes ends of one moment together', () => {
    const ends = Array.from({ length: 90 }, (_, i): [number, 0 | 1] => [i < 60 ? 3 : 7, 1]);
    expect(choosePeriods(livesOf(...ends, [30, 0]))).toEqual([0, 3, 7, 30]);
  });

  it('has one period at least', () => {
    expect(choosePeriods(livesOf([5, 1], [9, 0]))).toEqual([0, 9]);
    expect(choosePeriods(livesOf([0, 1]))).toEqual([0, 1]);
  });
});

describe('periodRows', () => {
  const periods = (...rows: [number, 0 | 1][]) => {
    const { person, period, ends } = periodRows(livesOf(...rows), [0, 10, 30]);
    return Array.from(person, (who, row) => [who, period[row], ends[row]]);
  };

  it('has a row for each period up to the end, which belongs to the period before its edge', () => {
    expect(periods([10, 1], [10.1, 1], [0, 1])).toEqual([
      [0, 0, 1],
      [1, 0, 0],
      [1, 1, 1],
      [2, 0, 1],
    ]);
  });

  it('counts a period seen in part when that was half of it', () => {
    expect(periods([4.9, 0])).toEqual([]);
    expect(periods([5, 0])).toEqual([[0, 0, 0]]);
    expect(periods([19, 0], [20, 0])).toEqual([
      [0, 0, 0],
      [1, 0, 0],
      [1, 1, 0],
    ]);
  });

  it('has seen who ended beyond the last edge live through all', () => {
    expect(periods([31, 1])).toEqual([
      [0, 0, 0],
      [0, 1, 0],
    ]);
  });
});
