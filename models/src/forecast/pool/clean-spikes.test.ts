import { describe, expect, it } from 'vitest';
import { shaped } from '../../../test/sample-series.ts';
import { cleanSpikes } from './clean-spikes.ts';

const clean = () => shaped(1, { length: 200, level: 100, waves: [[7, 10]], noise: 2 });
const withAt = (changes: Readonly<Record<number, number>>) => clean().map((v, t) => changes[t] ?? v);

describe('cleanSpikes', () => {
  it('replaces a spike inside the series by about what its neighbours say', () => {
    const values = withAt({ 180: 1000 });
    expect(cleanSpikes(values, 7)).toEqual([180]);
    expect(Math.abs(values[180]! - clean()[180]!)).toBeLessThan(20);
    expect(values.filter((v, t) => v !== clean()[t])).toHaveLength(1);
  });

  it('leaves the last two points alone: a jump there is as often a new level', () => {
    const values = withAt({ 198: 1000, 199: 1000 });
    expect(cleanSpikes(values, 7)).toEqual([]);
    expect(values[199]).toBe(1000);
  });

  it('leaves a peak that comes back every season', () => {
    const values = clean().map((v, t) => (t % 7 === 3 ? v + 500 : v));
    expect(cleanSpikes(values, 7)).toEqual([]);
  });

  it('leaves a new level', () => {
    const values = clean().map((v, t) => (t > 150 ? v + 500 : v));
    const copy = values.slice();
    expect(cleanSpikes(values, 7)).toEqual([]);
    expect(values).toEqual(copy);
  });

  it('changes nothing when there are many: then it is the way of the series', () => {
    const values = withAt({ 150: 1000, 157: 900, 163: 1100, 172: 1000 });
    expect(cleanSpikes(values, 7)).toEqual([]);
  });

  it('works where values are negative', () => {
    const values = withAt({ 170: -3000 }).map(v => v - 100);
    expect(cleanSpikes(values, 7)).toEqual([170]);
    expect(Math.abs(values[170]!)).toBeLessThan(30);
  });
});
