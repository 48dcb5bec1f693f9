import { describe, expect, it } from 'vitest';
import { parseDecimal, parseNumber } from './decimal.ts';

function parse(text: string): number {
  const bytes = Buffer.from(`|${text}|`);
  return parseDecimal(bytes, 1, bytes.length - 1);
}

/** Numbers from 0 to 1, the same for a seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

describe('a plain decimal', () => {
  it('is the double that Number gives, bit for bit, for 200,000 random texts', () => {
    const next = random(7);
    const digits = (count: number) => Array.from({ length: count }, () => Math.floor(next() * 10)).join('');
    const wrong: string[] = [];
    let fast = 0;
    for (let i = 0; i < 200_000; i++) {
      const sign = ['', '-', '+'][Math.floor(next() * 3)]!;
      const text = `${sign}${digits(Math.floor(next() * 12) + 1)}${next() < 0.7 ? `.${digits(Math.floor(next() * 14))}` : ''}`;
      const value = parse(text);
      if (Number.isNaN(value)) continue;
      fast++;
      if (!Object.is(value, Number(text))) wrong.push(text);
    }
    expect(wrong).toEqual([]);
    expect(fast).toBeGreaterThan(150_000);
  });

  it.each(['0', '-0', '.5', '5.', '9007199254740991', '0.1', '1e0', '123456789012345.6'])(
    '%s is exact or left to parseNumber',
    text => {
      const value = parse(text);
      expect(Number.isNaN(value) ? parseNumber(text) : value).toBe(Number(text));
    },
  );

  it.each(['', '-', '.', '-.', '1.2.3', '1,5', 'abc', '1e5', ' 1', '1 ', '0x10', '9007199254740993', '--1', '١'])(
    'is not %j',
    text => {
      expect(parse(text)).toBeNaN();
    },
  );
});

describe('any number text', () => {
  it.each<[string, ReturnType<typeof parseNumber>]>([
    ['1e5', 100_000],
    ['-1.5E-3', -0.0015],
    ['+2', 2],
    [' 7 ', 7],
    ['9007199254740993', 9007199254740992],
    ['0.1234567890123456789', 0.12345678901234568],
    ['5e-324', 5e-324],
    ['', 'missing'],
    ['  ', 'missing'],
    ['NaN', 'missing'],
    ['nan', 'missing'],
    ['NA', 'missing'],
    ['null', 'missing'],
    ['NULL', 'missing'],
    ['Infinity', 'infinite'],
    ['-inf', 'infinite'],
    ['1e999', 'infinite'],
    ['abc', 'text'],
    ['0x10', 'text'],
    ['1,5', 'text'],
    ['1 000', 'text'],
    ['-', 'text'],
    ['1e', 'text'],
    ['12abc', 'text'],
  ])('%j is %s', (text, expected) => {
    expect(parseNumber(text)).toBe(expected);
  });
});
