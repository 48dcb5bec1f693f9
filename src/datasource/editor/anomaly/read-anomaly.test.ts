import { describe, expect, it } from 'vitest';
import { readDeviation, readPercent, readPoints } from './read-anomaly.ts';

describe('numbers of an anomaly query', () => {
  it.each([
    [readDeviation(' 1,5 '), { value: 1.5 }],
    [readDeviation(''), {}],
    [readPercent('20'), { value: 20 }],
    [readPoints('3', 5), { value: 3 }],
    [readPoints('5', undefined, 3), { value: 5 }],
  ])('are read: %#', (read, expected) => expect(read).toEqual(expected));

  it.each([
    readDeviation('0'),
    readDeviation('-1'),
    readDeviation('ten'),
    readPercent('1e9'),
    readPoints('6', 5),
    readPoints('2', undefined, 3),
    readPoints('1.5'),
    readPoints('1001'),
  ])('or refused in words: %#', ({ wrong }) => expect(wrong).toMatch(/^'.+' is (not|no whole number)/));
});
