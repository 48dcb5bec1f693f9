import { expect, it } from 'vitest';
import { crossing, crossingStep } from './index.ts';
import { reliable } from './usual-reliability.ts';

const paths = {
  count: 4,
  horizon: 3,
  values: Float64Array.of(1, 5, 2, 1, 2, 6, 7, 1, 1, 1, 2, 3),
  kind: 'multi',
} as const;

it('keeps order, and what is certain', () => {
  const mapped = Array.from({ length: 101 }, (_, i) => reliable(i / 100, 'multi'));
  expect([mapped[0], mapped[100]]).toEqual([0, 1]);
  expect(mapped.every((p, i) => i === 0 || p > mapped[i - 1]!)).toBe(true);
});

it('leaves other kinds alone', () => {
  for (const kind of ['long', 'short', 'ops', 'none', undefined] as const) expect(reliable(0.3, kind)).toBe(0.3);
});

it('chance and dates of a crossing come from one corrected curve', () => {
  const got = crossing(paths, { value: 4, side: 'above' });
  expect([...got.by]).toEqual([0.25, 0.5, 0.75].map(p => reliable(p, 'multi')));
  expect(got.first.reduce((sum, p) => sum + p, 0)).toBeCloseTo(got.probability, 12);
  expect(crossingStep(got, 0.5)).toBe(3);
});
