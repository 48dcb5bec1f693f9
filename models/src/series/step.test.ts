import { describe, expect, it } from 'vitest';
import { addSteps, HOUR } from './step.ts';

describe('addSteps', () => {
  it('adds milliseconds, forward and back', () => {
    expect(addSteps(1000, { unit: 'ms', count: HOUR }, 2)).toBe(1000 + 2 * HOUR);
    expect(addSteps(1000, { unit: 'ms', count: HOUR }, -1)).toBe(1000 - HOUR);
  });

  it.each([
    [1, 1, '2024-02-29'],
    [2, 1, '2024-03-31'],
    [3, 1, '2024-04-30'],
    [1, 12, '2025-01-31'],
    [-2, 1, '2023-11-30'],
    [1, 3, '2024-04-30'],
  ])('%i steps of %i months from 31 January 2024 end on %s', (n, count, day) => {
    const end = addSteps(Date.UTC(2024, 0, 31, 6), { unit: 'month', count }, n);
    expect(new Date(end).toISOString()).toBe(`${day}T06:00:00.000Z`);
  });
});
