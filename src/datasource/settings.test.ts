import { describe, expect, it } from 'vitest';
import { readToken } from './config/token-text.ts';
import { levelText, readHorizon, readLevel } from './settings.ts';

describe('a horizon as it is typed', () => {
  it.each([
    ['', {}],
    [' 48 ', { value: 48 }],
    ['1', { value: 1 }],
    ['10000', { value: 10_000 }],
  ])('%j is %j', (text, expected) => expect(readHorizon(text)).toEqual(expected));

  it.each(['0', '10001', '-1', '1.5', '1e9', 'two', '1 2', 'NaN'])('%s is refused with the numbers', text => {
    expect(readHorizon(text)).toEqual({ wrong: `'${text}' is no whole number of steps from 1 to 10,000` });
  });
});

describe('a level as it is typed', () => {
  it.each([
    ['', {}],
    ['95', { value: 0.95 }],
    ['97.5 %', { value: 0.975 }],
    ['97,5', { value: 0.975 }],
    ['50', { value: 0.5 }],
    ['99', { value: 0.99 }],
  ])('%j is %j', (text, expected) => expect(readLevel(text)).toEqual(expected));

  it.each(['49.9', '99.1', '0.95', 'x', '-95', 'NaN'])('%s is refused with the numbers', text => {
    expect(readLevel(text)).toEqual({ wrong: `'${text}' is no percentage from 50 to 99` });
  });

  it('reads back what it writes, every level in tenths of a percent', () => {
    for (let tenths = 500; tenths <= 990; tenths++) {
      expect(readLevel(levelText(tenths / 1000)).value).toBe(tenths / 1000);
    }
  });
});

describe('a token as it is typed', () => {
  const good = `fsk_${'0a'.repeat(6)}_${'A'.repeat(43)}`;
  it.each(['', good])('%s is taken', text => expect(readToken(text)).toBeUndefined());
  it.each([
    ['Bearer x', /begins with 'fsk_'/],
    [good.slice(0, -1), /has 60 characters; this has 59/],
    [`${good}x`, /this has 61/],
    [good.replace('A', '!'), /letters, digits, _ and - only/],
  ])('%s is told what it lacks', (text, expected) => expect(readToken(text)).toMatch(expected));
});
