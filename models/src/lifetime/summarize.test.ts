import { describe, expect, it } from 'vitest';
import { type Purchases, summarize } from './index.ts';

/** Person, day, amount. */
const bought = (people: number, ...rows: [number, number, number][]): Required<Purchases> => ({
  people,
  person: Int32Array.from(rows, row => row[0]),
  day: Float64Array.from(rows, row => row[1]),
  amount: Float64Array.from(rows, row => row[2]),
});

describe('summarize', () => {
  it('counts days after the first, in any order, with the money of those days', () => {
    const summary = summarize(bought(2, [1, 110, 5], [0, 120.9, 7], [0, 100.2, 99], [0, 120.1, 3], [0, 103, 20]), 130);
    expect(summary).toEqual({
      people: 2,
      repeats: Int32Array.of(2, 0),
      last: Float64Array.of(20, 0),
      age: Float64Array.of(30, 20),
      spend: Float64Array.of(15, 0),
    });
  });

  it('takes a purchase on the as-of day', () => {
    expect(summarize(bought(1, [0, 10.9, 1]), 10)).toMatchObject({ age: Float64Array.of(0) });
  });

  it('goes without amounts', () => {
    const { amount: _, ...counts } = bought(1, [0, 1, 5], [0, 4, 5]);
    expect(summarize(counts, 9)).not.toHaveProperty('spend');
  });

  it.each<[string, Purchases, number, string]>([
    [
      'the future',
      bought(1, [0, 1, 5], [0, 11, 5], [0, 12, 5]),
      10,
      '2 of 3 purchases (first: number 1, 11) lie after the as-of day 10',
    ],
    ['refunds', bought(1, [0, 1, 5], [0, 2, -5]), 10, '1 of 2 purchases (first: number 1, -5) have a negative amount'],
    ['no amount', bought(1, [0, 1, Number.NaN]), 10, '1 of 1 purchases (first: number 0, NaN) have no amount'],
    ['no day', bought(1, [0, Number.NaN, 1]), 10, '1 of 1 purchases (first: number 0, NaN) have no day'],
    ['strangers', bought(1, [1, 1, 1]), 10, '1 of 1 purchases (first: number 0, 1) name a person outside 0 to 0'],
    ['people who never bought', bought(3, [1, 1, 1]), 10, '2 of 3 people have no purchase (first: 0)'],
    [
      'columns that differ',
      { ...bought(1, [0, 1, 1]), day: Float64Array.of(1, 2) },
      10,
      '1 buyers with 2 days and 1 amounts',
    ],
    ['no as-of day', bought(1, [0, 1, 1]), Number.NaN, 'the as-of day NaN is no day'],
  ])('refuses %s, with numbers', (_, purchases, asOf, text) => {
    expect(() => summarize(purchases, asOf)).toThrow(text);
    expect(() => summarize(purchases, asOf)).toThrow(RangeError);
  });
});
