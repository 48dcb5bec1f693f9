import type { ForesightError } from '@foresight/contracts';
import { describe, expect, it } from 'vitest';
import { parseDeviation, parsePoints, rulesOf } from './anomaly-options.ts';

const BARE = { sensitivity: 'normal', direction: 'both' } as const;

describe('options of foresight anomalies', () => {
  it('are rules of the detector', () => {
    expect(rulesOf(BARE)).toEqual([]);
    expect(rulesOf({ ...BARE, minDeviation: 10, minDeviationPercent: 20, x: 3, n: 5, direction: 'up' })).toEqual([
      { kind: 'minimum-deviation', absolute: 10 },
      { kind: 'minimum-deviation', relative: 0.2 },
      { kind: 'outside-band', x: 3, n: 5 },
      { kind: 'direction', only: 'up' },
    ]);
  });

  it.each([
    [() => rulesOf({ ...BARE, x: 3 }), '--x without --n'],
    [() => rulesOf({ ...BARE, n: 3 }), '--n without --x'],
    [() => rulesOf({ ...BARE, x: 5, n: 3 }), '--x 5 of the last --n 3'],
    [() => parsePoints.x('1.5'), 'x 1.5 is not a number of points'],
    [() => parsePoints.n('0'), 'n 0 is not a number of points'],
    [() => parsePoints.n('1001'), 'n 1001 is not a number of points'],
    [() => parseDeviation('-4'), 'minimum deviation -4'],
    [() => parseDeviation(''), 'minimum deviation '],
    [() => parseDeviation('ten'), 'minimum deviation ten'],
  ])('that cannot be meant are refused with a way out: %#', (read, reason) => {
    expect(read).toThrow(reason);
    try {
      read();
    } catch (error) {
      expect((error as ForesightError).facts.fix).toMatch(/give|such as/);
    }
  });
});
