import { describe, expect, it } from 'vitest';
import { crossingsBetween, firingsOf, happenedAfter, type Moment } from './index.ts';

const look = (at: number, fires: boolean, real: boolean | null = false): Moment => ({ at, fires, real });

describe('firings', () => {
  it('are one while the rule holds, and end where it does not', () => {
    const moments = [look(0, true), look(1, true, true), look(2, false), look(3, true), look(4, false)];
    expect(firingsOf(moments, 1)).toEqual([
      { from: 0, to: 2, real: true },
      { from: 3, to: 4, real: false },
    ]);
    expect(firingsOf([], 1)).toEqual([]);
  });

  it('end where nothing is known between', () => {
    expect(firingsOf([look(0, true), look(2, true)], 1)).toHaveLength(2);
  });

  it('are false only when that is known of each moment', () => {
    expect(firingsOf([look(0, true, false), look(1, true, null)], 1)[0]!.real).toBeNull();
    expect(firingsOf([look(0, true, null), look(1, true, true)], 1)[0]!.real).toBe(true);
  });
});

describe('what then came', () => {
  const points = { ts: Float64Array.of(0, 10, 20, 30, 40), value: Float64Array.of(9, 1, 9, Number.NaN, 1) };
  const above = { value: 5, direction: 'above' } as const;

  it.each([
    [0, 20, true],
    [0, 10, false],
    [20, 40, false],
    [20, 50, null],
    [10, 50, true],
  ])('after %d up to %d: %s', (from, to, real) => expect(happenedAfter(points, above, from, to)).toBe(real));

  it('is not known without values', () => {
    const none = { ts: new Float64Array(), value: new Float64Array() };
    expect(happenedAfter(none, above, 0, 10)).toBeNull();
    expect(crossingsBetween(none, above, { from: 0, to: 10, apart: 1 })).toEqual([]);
  });

  it('is one crossing while the breaks are short, and the one that went on before is none', () => {
    expect(crossingsBetween(points, above, { from: -1, to: 40, apart: 10 })).toEqual([0, 20]);
    expect(crossingsBetween(points, above, { from: -1, to: 40, apart: 20 })).toEqual([0]);
    expect(crossingsBetween(points, above, { from: 5, to: 40, apart: 20 })).toEqual([]);
    expect(crossingsBetween(points, { value: 5, direction: 'below' }, { from: -1, to: 40, apart: 1 })).toEqual([
      10, 40,
    ]);
  });
});
