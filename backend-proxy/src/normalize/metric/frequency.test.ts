import { ForesightError } from '@foresight/contracts';
import { describe, expect, it } from 'vitest';
import { parseFrequency } from './frequency.ts';

describe('frequency', () => {
  it.each([
    ['1h', { unit: 'ms', count: 3_600_000 }],
    ['15min', { unit: 'ms', count: 900_000 }],
    ['D', { unit: 'ms', count: 86_400_000 }],
    ['2 w', { unit: 'ms', count: 1_209_600_000 }],
    ['1mo', { unit: 'month', count: 1 }],
    ['1q', { unit: 'month', count: 3 }],
  ])('reads %s', (text, step) => {
    expect(parseFrequency(text)).toEqual(step);
  });

  it.each(['', '1', '0h', '1.5h', '1fortnight', '-1h'])('refuses %j and says what it takes', text => {
    expect(() => parseFrequency(text)).toThrow(ForesightError);
    expect(() => parseFrequency(text)).toThrow(/is not understood/);
  });
});
