import { describe, expect, it } from 'vitest';
import { sumSeries } from './sum-series.ts';

const HOUR = 3_600_000;
type Series = readonly (readonly [number, number])[];

/** Stamps in hours. */
async function sumOf(...series: Series[]) {
  const sum = sumSeries(series.length);
  for (const one of series) {
    await sum.add({ ts: Float64Array.from(one, ([h]) => h * HOUR), value: Float64Array.from(one, ([, v]) => v) });
  }
  const { points, adjustments } = sum.result();
  return { rows: Array.from(points.ts, (at, i) => [at / HOUR, points.value[i]!]), adjustments };
}
const hours = (from: number, to: number, value = 1): Series =>
  Array.from({ length: to - from }, (_, i) => [from + i, value] as const);

describe('the sum of series', () => {
  it('adds stamp by stamp', async () => {
    const { rows, adjustments } = await sumOf(hours(0, 4, 1), hours(0, 4, 10));
    expect(rows).toEqual([0, 1, 2, 3].map(h => [h, 11]));
    expect(adjustments).toEqual(['sum of 2 series']);
  });

  it('ends where the latest series ends that is only late: half a sum would look like a fall', async () => {
    const { rows, adjustments } = await sumOf(hours(0, 10, 1), hours(0, 8, 10));
    expect(rows.at(-1)).toEqual([7, 11]);
    expect(adjustments[1]).toBe('2 stamps left out of the sum: not every series had a value there');
  });

  it('goes on without a series that ended long ago, and before one that came later', async () => {
    const { rows } = await sumOf(hours(0, 20, 1), hours(0, 10, 10), hours(5, 20, 100));
    expect(rows.map(([, value]) => value)).toEqual([
      ...Array(5).fill(11),
      ...Array(5).fill(111),
      ...Array(10).fill(101),
    ]);
  });

  it('leaves out stamps where a living series has a gap', async () => {
    const { rows } = await sumOf(hours(0, 6, 1), [...hours(0, 3, 10), ...hours(4, 6, 10)]);
    expect(rows.map(([h]) => h)).toEqual([0, 1, 2, 4, 5]);
  });

  it('brings stamps that jitter within a step to the same grid', async () => {
    const late = hours(0, 30).map(([h, v]) => [h + 0.01, v] as const);
    expect((await sumOf(hours(0, 30), late)).rows).toEqual(Array.from({ length: 30 }, (_, h) => [h, 2]));
  });

  it('is nothing where there is nothing', async () => {
    expect((await sumOf([], [])).rows).toEqual([]);
  });
});
