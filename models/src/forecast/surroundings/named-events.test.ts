import { expect, it } from 'vitest';
import { DAY, HOUR } from '../../series/step.ts';
import { namedEvents } from './named-events.ts';

const GRID = { start: 0, step: { unit: 'ms', count: HOUR } } as const;
const VALUES = new Float64Array(240).fill(1);
const event = (name: string, from: number, to: number) => ({ name, from, to });

it('counts what is listed twice once: two countries have one holiday', () => {
  const once = [event('May Day', DAY, 2 * DAY), event('May Day', 5 * DAY, 6 * DAY)];
  expect(namedEvents(GRID, [...once, ...once].reverse(), VALUES)).toEqual(namedEvents(GRID, once, VALUES));
});

it('takes occurrences that overlap for one, and those that follow one another for two', () => {
  const listed = [event('sale', 3 * HOUR, 9 * HOUR), event('sale', 0, 4 * HOUR), event('sale', 9 * HOUR, 10 * HOUR)];
  const [sale] = namedEvents(GRID, listed, VALUES);
  expect(sale!.occurrences).toEqual([event('sale', 0, 9 * HOUR), event('sale', 9 * HOUR, 10 * HOUR)]);
  expect(sale!.seen.map(touched => touched.length)).toEqual([9, 1]);
});

it('leaves slots without a value, and events out of the history, out of what was seen', () => {
  const gappy = VALUES.map((v, t) => (t < 2 ? Number.NaN : v));
  const [early, late] = namedEvents(GRID, [event('a', 0, 3 * HOUR), event('b', 20 * DAY, 21 * DAY)], gappy);
  expect(early!.seen.map(touched => touched.map(({ index }) => index))).toEqual([[2]]);
  expect(late!.seen).toEqual([]);
});
