import { describe, expect, it } from 'vitest';
import { noise, uniform } from '../../test/sample-series.ts';
import { studentT } from '../statistics/student-t.ts';
import { dieboldMariano } from './diebold-mariano.ts';
import { type PairedLoss, pairedTest } from './paired-test.ts';
import { signFlip } from './sign-flip.ts';
import { pText } from './verdict-text.ts';

const EXAMPLE = [2, -1, 3, 4, 0, 1, 5, -2, 3, 2];

/** Losses whose differences are these, at origins `spacing` slots apart. */
const pairs = (differences: readonly number[], spacing = 10): PairedLoss[] =>
  differences.map((d, i) => ({ index: 100 + spacing * i, model: 10, baseline: 10 + d }));

describe('dieboldMariano', () => {
  it('without overlap is the t test of the differences', () => {
    // Mean 1.7; squares sum to 73, so the sum of squared deviations is 73 − 10·1.7² = 44.1, and s² = 4.9.
    const { statistic, p } = dieboldMariano(EXAMPLE, 0)!;
    const t = 1.7 / Math.sqrt(4.9 / 10);
    expect(statistic).toBeCloseTo(t, 12);
    expect(p).toBeCloseTo(2 * (1 - studentT(t, 9)), 12);
  });

  it('with overlap counts autocovariances, corrected as by Harvey, Leybourne and Newbold', () => {
    const waves = [1, 2, 3, 2, 1, 0, -1, 0, 2, 3];
    const n = waves.length;
    const dev = waves.map(d => d - 1.3);
    // By definition: γ(k) = 1/n Σ (d(t) − d̄)(d(t−k) − d̄); V = (γ0 + 2γ1 + 2γ2) / n; h = 3.
    const gamma = [0, 1, 2].map(k => dev.slice(k).reduce((sum, d, t) => sum + d * dev[t]!, 0) / n);
    expect(gamma[0]).toBeCloseTo(3.3 - 1.3 ** 2, 12);
    const variance = (gamma[0]! + 2 * gamma[1]! + 2 * gamma[2]!) / n;
    expect(variance).toBeGreaterThan(0);
    const statistic = (1.3 / Math.sqrt(variance)) * Math.sqrt((n + 1 - 2 * 3 + (3 * 2) / n) / n);
    const got = dieboldMariano(waves, 2)!;
    expect(got.statistic).toBeCloseTo(statistic, 12);
    expect(got.p).toBeCloseTo(2 * (1 - studentT(statistic, n - 1)), 12);
  });

  it('weighs lags down where their sum is not positive', () => {
    const swings = [3, -2, 3, -2, 3, -2, 3.5, -2];
    const mean = swings.reduce((a, b) => a + b) / 8;
    const dev = swings.map(d => d - mean);
    const gamma = [0, 1].map(k => dev.slice(k).reduce((sum, d, t) => sum + d * dev[t]!, 0) / 8);
    expect(gamma[0]! + 2 * gamma[1]!).toBeLessThan(0);
    const variance = (gamma[0]! + gamma[1]!) / 8;
    const { statistic } = dieboldMariano(swings, 1)!;
    expect(statistic).toBeCloseTo((mean / Math.sqrt(variance)) * Math.sqrt((9 - 4 + 2 / 8) / 8), 10);
  });

  it('has no answer for one origin, nor where the overlap leaves nothing', () => {
    expect(dieboldMariano([], 0)).toBeNull();
    expect(dieboldMariano([1], 0)).toBeNull();
    expect(dieboldMariano([1, 2, 3, 4], 3)).toBeNull();
    expect(dieboldMariano([1, 2, 3], 5)).toBeNull();
  });

  it('calls equal losses equal and a constant difference certain, at any size', () => {
    expect(dieboldMariano([0, 0, 0], 0)).toEqual({ statistic: 0, p: 1 });
    expect(dieboldMariano([0.1, 0.1, 0.1, 0.1, 0.1], 1)).toEqual({ statistic: Number.POSITIVE_INFINITY, p: 0 });
    for (const scale of [1e-300, 1e307]) {
      expect(
        dieboldMariano(
          EXAMPLE.map(d => d * scale),
          0,
        )!.p,
      ).toBeCloseTo(dieboldMariano(EXAMPLE, 0)!.p, 10);
    }
  });

  it('finds 5 % of pure chance below 0.05, and a shift of one standard deviation nearly always', () => {
    const next = noise(11);
    const share = (shift: number) => {
      const tests = Array.from({ length: 2000 }, () =>
        dieboldMariano(
          Array.from({ length: 24 }, () => shift + next()),
          0,
        ),
      );
      return tests.filter(t => t!.p < 0.05).length / 2000;
    };
    expect(Math.abs(share(0) - 0.05)).toBeLessThan(0.015);
    expect(share(1)).toBeGreaterThan(0.98);
  });
});

describe('signFlip', () => {
  it.each([
    // Of the 8 sums of ±1 ±2 ±3, only 6 and −6 are as far out as 6.
    [[1, 2, 3], 2 / 8],
    // Sums are ±6, ±4, ±2, 0 and 0; 4 was seen.
    [[-1, 2, 3], 4 / 8],
    [[5, 5, 5, 5], 2 / 16],
    [[1, -1], 1],
    [[0, 0, 0], 1],
    [[7], 1],
    [[0.1, 0.2, -0.3], 1],
  ])('of %j by hand', (differences, want) => {
    expect(signFlip(differences)).toBe(want);
  });

  it('agrees with counting in another way: all subsets by recursion', () => {
    const total = Math.abs(EXAMPLE.reduce((a, b) => a + b));
    const count = (i: number, sum: number): number =>
      i === EXAMPLE.length
        ? Number(Math.abs(sum) >= total - 1e-9)
        : count(i + 1, sum + EXAMPLE[i]!) + count(i + 1, sum - EXAMPLE[i]!);
    expect(signFlip(EXAMPLE)).toBe(count(0, 0) / 1024);
  });

  it('is uniform under chance, however heavy the tails', () => {
    const next = uniform(5);
    // Cauchy: no mean, no variance.
    const draw = () => Math.tan(Math.PI * (next() - 0.5));
    const ps = Array.from({ length: 1500 }, () => signFlip(Array.from({ length: 8 }, draw)));
    for (const limit of [0.05, 0.25, 0.5, 0.75]) {
      const exact = Math.floor(limit * 128) / 128;
      expect(Math.abs(ps.filter(p => p <= limit).length / 1500 - exact)).toBeLessThan(0.035);
    }
  });

  it('does not mind the size of the numbers', () => {
    for (const scale of [1e-300, 1e307]) expect(signFlip(EXAMPLE.map(d => d * scale))).toBe(signFlip(EXAMPLE));
  });

  it.each([[[]], [new Array(17).fill(1)]])('refuses %j', differences => {
    expect(() => signFlip(differences)).toThrow('give 1 to 16');
  });
});

describe('pairedTest', () => {
  it('counts, and reports the exact test while few origins share no truths', () => {
    expect(pairedTest(pairs(EXAMPLE), 10)).toMatchObject({
      origins: 10,
      beaten: 7,
      independent: 10,
      signFlip: signFlip(EXAMPLE),
      dieboldMariano: dieboldMariano(EXAMPLE, 0),
      method: 'sign-flip',
      p: signFlip(EXAMPLE),
    });
  });

  it('flips only origins whose horizons lie apart, from the latest back', () => {
    const test = pairedTest(pairs(EXAMPLE, 4), 10);
    // Every third: 12 slots apart.
    expect(test).toMatchObject({ origins: 10, independent: 4, signFlip: signFlip([2, 3, 5, 2]) });
    expect(test.dieboldMariano).toEqual(dieboldMariano(EXAMPLE, 2));
  });

  it('reports Diebold-Mariano beyond sixteen origins', () => {
    const differences = Array.from({ length: 17 }, (_, i) => 1 + Math.sin(i));
    const test = pairedTest(pairs(differences), 10);
    expect(test).toMatchObject({ signFlip: null, method: 'diebold-mariano', verdict: 'better' });
    expect(test.p).toBe(dieboldMariano(differences, 0)!.p);
  });

  it('keeps its promise where origins overlap, which Diebold-Mariano does not', () => {
    // Differences by step are pure noise; four origins at a time share truths. 12 origins, and 24 of which 6 share none.
    const next = noise(7);
    const overlapping = (origins: number) => {
      const steps = Array.from({ length: origins + 3 }, () => next());
      return Array.from({ length: origins }, (_, i) => steps.slice(i, i + 4).reduce((sum, d) => sum + d / 4, 0));
    };
    const few = Array.from({ length: 2000 }, () => dieboldMariano(overlapping(12), 3)!.p);
    expect(few.filter(p => p < 0.05).length / 2000).toBeGreaterThan(0.14);
    const reported = Array.from({ length: 2000 }, () => pairedTest(pairs(overlapping(24), 3), 12).p!);
    expect(reported.filter(p => p < 0.05).length / 2000).toBeLessThan(0.045);
  });

  it.each([
    [[3, 4, 5, 4, 3, 4, 5], 'better', 'better than seasonal naive at 7 of 7 origins, p = 0.02'],
    [[-3, -4, -5, -4, -3, -4, -5], 'worse', 'worse than seasonal naive at 7 of 7 origins, p = 0.02'],
    [[1, 2, 3], 'too-few', 'better than seasonal naive at 3 of 3 origins; 3 origins are too few to tell'],
    [[1], 'too-few', 'better than seasonal naive at 1 of 1 origin; 1 origin is too few to tell'],
    [
      [1, -1, 1, 0],
      'too-few',
      'better than seasonal naive on average, though only at 2 of 4 origins; 4 origins are too few to tell',
    ],
    [[1, -1], 'too-few', 'as good as seasonal naive on average; 2 origins are too few to tell'],
    [[4, -1, 1, 2, -1, 1], 'undecided', 'better than seasonal naive at 4 of 6 origins, p = 0.38: may be chance'],
    [
      [9, -1, -1, -1, -1, -1],
      'undecided',
      'better than seasonal naive on average, though only at 1 of 6 origins, p = 1.00: may be chance',
    ],
    [[0, 0, 0, 0], 'equal', 'no different from seasonal naive at 4 origins'],
    [[], 'too-few', 'no origin to compare at'],
  ])('says of %j: %s', (differences, verdict, text) => {
    const test = pairedTest(pairs(differences), 10);
    expect([test.verdict, test.text]).toEqual([verdict, text]);
  });

  it('says how many origins count where their horizons overlap', () => {
    expect(pairedTest(pairs([1, 2, 1, 2, 1, 2, 1, 2], 5), 10).text).toBe(
      'better than seasonal naive at 8 of 8 origins; 8 origins, 4 of which share no truths, are too few to tell',
    );
  });

  it('leaves out origins whose loss is not known', () => {
    const losses = [
      ...pairs([1, 2]),
      { index: 200, model: Number.NaN, baseline: 1 },
      { index: 210, model: 1, baseline: Infinity },
    ];
    expect(pairedTest(losses, 10)).toMatchObject({ origins: 2, beaten: 2, independent: 2 });
    expect(pairedTest([], 10)).toMatchObject({ p: null, method: null, dieboldMariano: null });
  });

  it.each([
    [0.5, 'p = 0.50'],
    [0.0312, 'p = 0.03'],
    [0.0046, 'p = 0.005'],
    [0.0004, 'p < 0.001'],
  ])('writes %d as %s', (p, text) => {
    expect(pText(p)).toBe(text);
  });
});
