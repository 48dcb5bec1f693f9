import { describe, expect, it } from 'vitest';
import { normalNumbers, randomNumbers } from '../../statistics/random.ts';
import { correlatedNormals } from './correlated-normals.ts';
import { correlatedRanks } from './correlated-ranks.ts';
import { type Dependence, fastCorrelation, slowLoading } from './dependence.ts';
import { learnDependence } from './learn-dependence.ts';
import { usualDependence } from './usual-dependence.ts';

const PLAIN: Dependence = { slow: 0, growth: 1, fade: 0, fast: 0, persistence: 0, season: 0, repeat: 0, size: 0 };
const PATHS = 20_000;

/** Numbers of every step, a row each. */
function drawn(of: Dependence, steps: number, count = PATHS): Float64Array[] {
  const next = correlatedNormals(of, count, normalNumbers(randomNumbers(5)));
  return Array.from({ length: steps }, () => next().slice());
}

function correlationOf(a: Float64Array, b: Float64Array): number {
  const product = (x: Float64Array, y: Float64Array) => x.reduce((sum, v, i) => sum + v * y[i]!, 0);
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
}

describe('correlatedNormals', () => {
  it('drift away together: a random walk under noise', () => {
    const of = { ...PLAIN, slow: 0.8, growth: 3, fade: 0.5 };
    const z = drawn(of, 16);
    for (const [i, j] of [
      [1, 2],
      [4, 8],
      [8, 16],
    ] as const) {
      const want = 0.8 * slowLoading(i, 3) * slowLoading(j, 3) * Math.sqrt(i / j);
      expect(Math.abs(correlationOf(z[i - 1]!, z[j - 1]!) - want)).toBeLessThan(0.02);
    }
  });

  it('run high for a stretch, and again a season later', () => {
    const of = { ...PLAIN, fast: 0.9, persistence: 0.6, season: 12, repeat: 0.5 };
    const z = drawn(of, 36);
    for (const apart of [1, 3, 11, 12, 13]) {
      const want = 0.9 * fastCorrelation(of, apart);
      expect(Math.abs(correlationOf(z[20]!, z[20 + apart]!) - want)).toBeLessThan(0.02);
    }
  });

  it('share a size: what is far off at one step is far off at the others, on either side', () => {
    const [a, b] = drawn({ ...PLAIN, size: 1 }, 2) as [Float64Array, Float64Array];
    expect(Math.abs(correlationOf(a, b))).toBeLessThan(0.03);
    const away = (x: Float64Array) => {
      const mean = x.reduce((sum, v) => sum + Math.abs(v) / x.length, 0);
      return x.map(v => Math.abs(v) - mean);
    };
    expect(correlationOf(away(a), away(b))).toBeGreaterThan(0.2);
  });
});

describe('correlatedRanks', () => {
  it('take every rank once at every step, also for an odd count', () => {
    for (const count of [1, 2, 7, 1000]) {
      correlatedRanks(usualDependence('multi', 24), { count, horizon: 30, seed: 1 }, (_, order) => {
        expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, p) => p));
      });
    }
  });
});

describe('learnDependence', () => {
  const usual = usualDependence('short', 12);
  /** Errors of rolling origins, a row each. */
  const errors = (of: Dependence, origins: number) => {
    const z = drawn(of, 18, origins);
    return Array.from({ length: origins }, (_, o) => Float64Array.from(z, step => step[o]!));
  };

  it('finds that steps go their own ways, or all the same one', () => {
    const own = learnDependence(usual, errors(PLAIN, 400));
    expect(own.slow + own.fast).toBeLessThan(0.2);
    const same = learnDependence({ ...usual, slow: 0.2 }, errors({ ...usual, slow: 0.9, fast: 0.05, size: 0 }, 400));
    expect(same.slow).toBeGreaterThan(0.75);
  });

  it('stays near what is usual with few origins', () => {
    const few = learnDependence(usual, errors(PLAIN, 2));
    expect(few.slow + few.fast).toBeGreaterThan(0.6 * (usual.slow + usual.fast));
  });

  it.each([
    ['no origin', []],
    ['no error', [new Float64Array(5), new Float64Array(5)]],
    ['no truth', [new Float64Array(5).fill(Number.NaN)]],
    ['one step ahead', [Float64Array.of(1), Float64Array.of(-2)]],
  ])('keeps what is usual with %s', (_, rows) => {
    expect(learnDependence(usual, rows)).toEqual(usual);
  });

  it('leaves every share within 0 to 1 whatever the errors are', () => {
    const next = randomNumbers(9);
    for (let k = 0; k < 100; k++) {
      const rows = Array.from({ length: 1 + Math.floor(9 * next()) }, () =>
        Float64Array.from({ length: 1 + Math.floor(30 * next()) }, () => (next() < 0.2 ? Number.NaN : 1e9 ** next())),
      );
      const { slow, fast } = learnDependence(usual, rows);
      expect(Math.min(slow, fast)).toBeGreaterThanOrEqual(0);
      expect(slow + fast).toBeLessThanOrEqual(0.98 + 1e-12);
    }
  });
});
