import { describe, expect, it } from 'vitest';
import { seriesOf, shaped } from '../../../test/sample-series.ts';
import { auto } from '../auto.ts';
import { crossing, crossingStep } from './index.ts';
import { reliable } from './usual-reliability.ts';

const SIDES = ['above', 'below'] as const;
const KINDS = ['multi', 'long', 'days', 'sparse'] as const;
const ask = (side: 'above' | 'below' = 'above', steps = 3) => ({ side, steps });
const paths = {
  count: 4,
  horizon: 3,
  values: Float64Array.of(1, 5, 2, 1, 2, 6, 7, 1, 1, 1, 2, 3),
  kind: 'multi',
} as const;

describe.each(KINDS)('%s', kind => {
  it.each(SIDES)('keeps the order of limits, and what is certain, %s', side => {
    for (const steps of [1, 2, 3, 5, 10, 30, 100, 10_000]) {
      const mapped = Array.from({ length: 101 }, (_, i) => reliable(i / 100, kind, ask(side, steps)));
      expect([mapped[0], mapped[100]]).toEqual([0, 1]);
      expect(
        mapped.every((p, i) => i === 0 || p > mapped[i - 1]!),
        `${steps} steps`,
      ).toBe(true);
    }
  });
});

it.each(['multi', 'long', 'days'] as const)('%s are more often above a limit than below one', kind => {
  expect(reliable(0.4, kind, ask('above'))).toBeGreaterThan(reliable(0.4, kind, ask('below')));
});

it('leaves other kinds alone, and one step ahead, where the band says it', () => {
  expect(reliable(0.3, undefined, ask())).toBe(0.3);
  for (const kind of KINDS) expect(reliable(0.3, kind, ask('above', 1))).toBe(0.3);
});

it('chance and dates of a crossing come from one corrected curve', () => {
  const got = crossing(paths, { value: 4, side: 'above' });
  expect([...got.by]).toEqual([0.25, 0.5, 0.75].map((p, i) => reliable(p, 'multi', ask('above', i + 1))));
  expect(got.first.reduce((sum, p) => sum + p, 0)).toBeCloseTo(got.probability, 12);
  expect(crossingStep(got, 1)).toBeNull();
});

it('never falls with the steps, although the correction does, and is that of the horizon asked for', () => {
  const still = { count: 2, horizon: 60, values: new Float64Array(120).fill(1, 0, 60), kind: 'multi' } as const;
  const [early, late] = [5, 60].map(steps => reliable(0.5, 'multi', ask('above', steps)));
  expect(late).toBeLessThan(early!);
  const { probability, by, first } = crossing(still, { value: 0.5, side: 'above' });
  expect(probability).toBe(late);
  expect(by.every((p, i) => i === 0 || p >= by[i - 1]!)).toBe(true);
  expect(first.every(p => p >= 0)).toBe(true);
});

it.each([
  [[24, 168], 'multi'],
  [[52], 'long'],
  [[7], 'days'],
  [[24], undefined],
  [[], undefined],
])('seasons %j say %s', (seasons, kind) => {
  const series = seriesOf(shaped(3, { length: 500, level: 60, waves: [[seasons[0] ?? 9, 15]], noise: 5 }));
  expect(auto.fit(series, { seasons, horizon: 6 }).paths(6, { count: 10 }).kind).toBe(kind);
});

it('values that are mostly zero say sparse', () => {
  const counts = Float64Array.from({ length: 200 }, (_, t) => (t % 3 === 0 ? 1 + (t % 5) : 0));
  expect(auto.fit(seriesOf(counts), { seasons: [7], horizon: 7 }).paths(7, { count: 10 }).kind).toBe('sparse');
});
