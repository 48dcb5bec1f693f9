// What it finds and how fast, and where it keeps quiet: thirty days at 5 minutes, several seeds.
import { describe, expect, it } from 'vitest';
import { AT, DAYS_30, daily, delay, findings, from, white } from '../../test/anomaly-cases.ts';

const SEEDS = [1, 2, 3, 4, 5, 6];

describe('no alert', () => {
  it.each([
    ['white noise', white],
    ['a day with noise', daily],
    ['a line with noise', (seed: number) => white(seed).map((e, i) => 0.01 * i + e)],
  ])('on %s', (_, make) => {
    expect(SEEDS.flatMap(seed => findings(make(seed)))).toEqual([]);
  });

  it.each([
    ['a constant', () => 5],
    ['zeros', () => 0],
    ['a clean line', (i: number) => 0.1 * i],
    ['a clean day', (i: number) => 100 + 40 * Math.sin((2 * Math.PI * i) / 288)],
    ['a counter of a few values', (i: number) => i % 3],
  ])('on %s', (_, value) => {
    expect(findings(Float64Array.from({ length: DAYS_30 }, (_v, i) => value(i)))).toEqual([]);
  });
});

describe('at once', () => {
  it.each<[string, (seed: number) => Float64Array]>([
    ['one odd value in a constant', () => new Float64Array(DAYS_30).fill(5).with(AT, 6)],
    ['a spike of ten deviations', seed => white(seed).with(AT, 10)],
    ['a spike on a day', seed => from(daily(seed), (v, i) => (i === 0 ? v + 60 : v))],
    ['a drop to zero', seed => from(daily(seed), (v, i) => (i < 24 ? 0 : v))],
  ])('%s', (_, make) => {
    expect(SEEDS.map(seed => delay(make(seed)))).toEqual(SEEDS.map(() => 0));
  });
});

describe('within an hour', () => {
  it.each<[string, number, (e: number) => number]>([
    ['a step of six deviations', 1, e => e + 6],
    ['a step of three deviations', 6, e => e + 3],
    ['noise four times as strong', 6, e => 4 * e],
  ])('%s: %i points on average', (_, most, change) => {
    const delays = SEEDS.map(seed => delay(from(white(seed), change)));
    expect(Math.max(...delays)).toBeLessThanOrEqual(12);
    expect(delays.reduce((sum, d) => sum + d, 0) / SEEDS.length).toBeLessThanOrEqual(most);
  });
});

describe('once, not for days', () => {
  it('a lasting change is told and then usual', () => {
    const counts = SEEDS.map(seed => findings(from(white(seed), e => 4 * e)).length);
    expect(Math.max(...counts)).toBeLessThanOrEqual(3);
  });
});

describe('the direction', () => {
  it('is where the value left its band', () => {
    expect(findings(from(white(1), e => e + 6))[0]!.direction).toBe('up');
    expect(findings(from(white(1), e => e - 6))[0]!.direction).toBe('down');
  });
});
