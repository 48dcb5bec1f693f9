import { describe, expect, it } from 'vitest';
import { ownTurn } from './turns.ts';

describe('turns', () => {
  it('come one after another, in order, with others in between', async () => {
    const seen: string[] = [];
    const others = setInterval(() => seen.push('other'), 0);
    const all = Array.from({ length: 20 }, async (_, i) => {
      await ownTurn();
      const until = performance.now() + 2;
      while (performance.now() < until);
      seen.push(String(i));
    });
    await Promise.all(all);
    clearInterval(others);
    expect(seen.filter(name => name !== 'other')).toEqual(Array.from({ length: 20 }, (_, i) => String(i)));
    // Work that took turns lets timers through.
    expect(seen.indexOf('other')).toBeGreaterThanOrEqual(0);
    expect(seen.indexOf('other')).toBeLessThan(seen.length - 1);
  });
});
