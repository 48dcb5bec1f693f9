import { describe, expect, it } from 'vitest';
import { DAY, HOUR, StepUnknown } from './index.ts';
import { timeCoverage } from './time-coverage.ts';

const START = Date.UTC(2026, 0, 1);
const hours = (...at: number[]) => Float64Array.from(at, h => START + h * HOUR);
const all = (n: number) => hours(...Array.from({ length: n }, (_, i) => i));

describe('how complete a series is', () => {
  it('is whole when every step but the running one is there', () => {
    expect(timeCoverage(all(24), START, START + 24 * HOUR)).toEqual({
      step: { unit: 'ms', count: HOUR },
      expected: 24,
      filled: 24,
      completeness: 1,
      longestGap: 0,
    });
    expect(timeCoverage(all(24), START, START + 24.9 * HOUR).completeness).toBe(1);
  });

  it('counts what is missing inside, and in a row', () => {
    const stamps = hours(...Array.from({ length: 24 }, (_, i) => i).filter(h => h < 5 || (h > 7 && h !== 20)));
    expect(timeCoverage(stamps, START, START + 24 * HOUR)).toMatchObject({ expected: 24, filled: 20, longestGap: 3 });
  });

  it('counts silence at the end', () => {
    expect(timeCoverage(all(12), START, START + 24 * HOUR)).toMatchObject({
      expected: 24,
      filled: 12,
      completeness: 0.5,
      longestGap: 12,
    });
  });

  it('looks at the span only, even where it has no value at all', () => {
    expect(timeCoverage(all(24), START + 12 * HOUR, START + 24 * HOUR)).toMatchObject({ expected: 12, filled: 12 });
    const silent = timeCoverage(all(24), START + 48 * HOUR, START + 72 * HOUR);
    expect(silent).toMatchObject({ expected: 24, filled: 0, completeness: 0, longestGap: 24 });
  });

  it('counts a step that came twice once, and one a little late as its own', () => {
    const stamps = Float64Array.from([...all(24), START + 3 * HOUR + 60_000].sort((a, b) => a - b));
    expect(timeCoverage(stamps, START, START + 24 * HOUR)).toMatchObject({ expected: 24, filled: 24 });
  });

  it('expects nothing of a span shorter than a step', () => {
    const none = timeCoverage(all(24), START + 23.6 * HOUR, START + 24 * HOUR);
    expect(none).toMatchObject({ expected: 0, completeness: 1, longestGap: 0 });
  });

  it('knows months', () => {
    const months = Float64Array.from([0, 1, 2, 4, 5, 6, 7, 8], m => Date.UTC(2026, m, 1));
    const { step, completeness, longestGap } = timeCoverage(months, months[0]!, Date.UTC(2026, 9, 1) + DAY);
    expect(step).toEqual({ unit: 'month', count: 1 });
    expect(longestGap).toBe(1);
    expect(completeness).toBeCloseTo(8 / 9, 9);
  });

  it('refuses stamps that tell no step', () => {
    expect(() => timeCoverage(hours(0), START, START + DAY)).toThrow(StepUnknown);
  });
});
