import { describe, expect, it } from 'vitest';
import { NAB_PROFILES, type NabWindow, nabIgnored, nabParts, nabScore } from './nab.ts';

const ROWS = 4_000;
const WINDOWS: readonly NabWindow[] = [
  [1_000, 1_399],
  [2_500, 2_899],
];
const scores = (alerts: readonly number[]) => NAB_PROFILES.map(p => nabScore([nabParts(ROWS, WINDOWS, alerts)], p));

describe('the score of the anomaly benchmark', () => {
  it('is 0 for silence and 100 for the first row of every window', () => {
    expect(scores([])).toEqual([0, 0, 0]);
    expect(scores([1_000, 2_500])).toEqual([100, 100, 100]);
  });

  it('pays early more than late, and once', () => {
    const [early] = scores([1_010]);
    const [late] = scores([1_390]);
    expect(early).toBeGreaterThan(late!);
    expect(scores([1_010, 1_200, 1_390])).toEqual(scores([1_010]));
  });

  it('charges false alarms by profile, the more the farther from a window', () => {
    const [standard, lowFp] = scores([1_000, 2_500, 800]);
    // One alarm before any window costs 0.11 of 2 windows, each worth detection and miss.
    expect(standard).toBeCloseTo(100 - (100 * 0.11) / 4, 10);
    expect(lowFp).toBeCloseTo(100 - (100 * 0.22) / 4, 10);
    expect(scores([1_000, 2_500, 1_410])[0]).toBeGreaterThan(scores([1_000, 2_500, 2_200])[0]!);
    expect(scores([1_000, 2_500, 3_999])[0]).toBeCloseTo(standard!, 1);
  });

  it('does not count the start', () => {
    expect(nabIgnored(ROWS)).toBe(600);
    expect(nabIgnored(15_000)).toBe(750);
    expect(scores([3, 100, 599])).toEqual([0, 0, 0]);
  });
});
