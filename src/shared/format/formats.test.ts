import { describe, expect, it } from 'vitest';
import { formats, stepText } from './index.ts';

const NOW = Date.UTC(2026, 10, 27, 12);
const F = formats('utc', NOW, 'en-US');

describe('numbers and dates', () => {
  it.each([
    [0.413, '41%'],
    [0.004, '< 1%'],
    [0.996, '> 99%'],
    [0, '0%'],
    [1, '100%'],
  ])('%f as a share is %s', (share, text) => {
    expect(F.percent(share)).toBe(text);
  });

  it('writes minus as minus, and as the reader does', () => {
    expect(F.gain(-0.2)).toBe('−20%');
    expect(formats('utc', NOW, 'de-DE').gain(0.83)).toBe('83\u00a0%');
  });

  it('leaves the year out where it is this one, in the time zone of the reader', () => {
    expect(F.date(Date.UTC(2026, 11, 14))).toBe('14 Dec');
    expect(F.date(Date.UTC(2027, 11, 14, 7, 5), true)).toBe('14 Dec 2027, 07:05');
    expect(formats('Asia/Tokyo', NOW, 'en-US').date(Date.UTC(2026, 11, 14, 20), true)).toBe('15 Dec, 05:00');
  });

  it.each([
    [1_500, '2 s'],
    [90_000, '2 min'],
    [40 * 60_000, '40 min'],
    [36 * 3_600_000, '36 h'],
    [9 * 86_400_000, '9 days'],
    [40 * 86_400_000, '40 days'],
    [90 * 86_400_000, '3 months'],
    [800 * 86_400_000, '2 years'],
    [0, '1 s'],
  ])('a span of %i ms is %s', (ms, text) => {
    expect(F.span(ms)).toBe(text);
  });

  it.each([
    [{ unit: 'ms', count: 3_600_000 }, 'hourly'],
    [{ unit: 'ms', count: 300_000 }, 'every 5 min'],
    [{ unit: 'ms', count: 2 * 86_400_000 }, 'every 2 days'],
    [{ unit: 'month', count: 1 }, 'monthly'],
    [{ unit: 'month', count: 3 }, 'quarterly'],
    [{ unit: 'month', count: 2 }, 'every 2 months'],
    [{ unit: 'ms', count: 250 }, 'every 250 ms'],
  ] as const)('a step of %j is %s', (step, text) => {
    expect(stepText(step)).toBe(text);
  });
});
