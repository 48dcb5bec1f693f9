import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../series/step.ts';
import { settingsOf } from './settings.ts';

const at = (count: number) => settingsOf({ unit: 'ms', count });

describe('settingsOf', () => {
  it('is silent for twelve hours where a step is shorter', () => {
    expect([MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR].map(ms => (at(ms).silence * ms) / HOUR)).toEqual([12, 12, 12, 12]);
    expect((at(30 * MINUTE).silence * 30 * MINUTE) / HOUR).toBe(12);
  });

  it('lies between its neighbours for steps in between', () => {
    for (const name of ['slowMemory', 'lags', 'window', 'learning', 'alertAt'] as const) {
      const [short, middle, long] = [15, 30, 60].map(minutes => at(minutes * MINUTE)[name]);
      expect(middle).toBeLessThan(short!);
      expect(middle).toBeGreaterThan(long!);
    }
  });

  it('is that of a minute below and that of a day above', () => {
    expect(at(1_000)).toEqual(at(MINUTE));
    expect(at(7 * DAY)).toEqual(at(DAY));
    expect(settingsOf({ unit: 'month', count: 1 })).toEqual(at(DAY));
  });

  it('refuses a step of no length', () => {
    expect(() => at(0)).toThrow('step of 0 ms: it must be positive');
  });
});
