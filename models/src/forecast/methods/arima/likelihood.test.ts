import { describe, expect, it } from 'vitest';
import { noise } from '../../../../test/sample-series.ts';
import { airline, arma } from '../../../../test/simulated-arma.ts';
import { shockWeights } from './autocovariance.ts';
import { conditionalErrors } from './conditional.ts';
import { estimate } from './estimate.ts';
import { hannanRissanen } from './hannan-rissanen.ts';
import { innovations } from './innovations.ts';
import { fromPartials, product, toPartials } from './lag-polynomial.ts';
import { type Arma, armaOf, type Orders, unsqueezed } from './orders.ts';

const ORDERS: Orders = { p: 0, d: 0, q: 0, P: 0, D: 0, Q: 0, season: 12, constant: false };

describe('lag polynomials', () => {
  it('have the partial autocorrelations they are made of', () => {
    const partials = Float64Array.of(0.8, -0.5, 0.3, -0.9);
    toPartials(fromPartials(partials))!.forEach((v, i) => {
      expect(v).toBeCloseTo(partials[i]!, 12);
    });
    expect(fromPartials([0.5, 0.2])).toEqual(Float64Array.of(0.5 - 0.2 * 0.5, 0.2));
  });

  it('are told when they are not stationary', () => {
    expect(toPartials([1.1])).toBeNull();
    expect(toPartials([0.5, 0.6])).toBeNull();
    expect(toPartials([Number.NaN])).toBeNull();
  });

  it('are multiplied with seasonal ones', () => {
    expect(product(Float64Array.of(0.5), Float64Array.of(0.4), 4, -1)).toEqual(Float64Array.of(0.5, 0, 0, 0.4, -0.2));
    expect(product(Float64Array.of(0.5), Float64Array.of(0.4), 4, 1)).toEqual(Float64Array.of(0.5, 0, 0, 0.4, 0.2));
  });

  it('are found again by the search for them, and pulled in where they are not stationary', () => {
    const x = unsqueezed(Float64Array.of(1.2, -0.5), 'ar');
    const { ar } = armaOf({ ...ORDERS, p: 2 }, x);
    expect(ar[0]).toBeCloseTo(1.2, 9);
    expect(ar[1]).toBeCloseTo(-0.5, 9);
    expect(unsqueezed(Float64Array.of(3), 'ma').every(Number.isFinite)).toBe(true);
  });
});

describe('innovations', () => {
  /** Determinant and squares of the density itself, by the factors of the whole covariance matrix. */
  function density(process: Arma, w: Float64Array): { logDeterminant: number; squares: number } {
    const n = w.length;
    const weights = shockWeights(process, 3000);
    const gamma = Array.from({ length: n }, (_, lag) =>
      weights.subarray(lag).reduce((sum, v, k) => sum + v * weights[k]!, 0),
    );
    const factor = Array.from({ length: n }, () => new Float64Array(n));
    const z = new Float64Array(n);
    let logDeterminant = 0;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) {
        let sum = gamma[i - j]!;
        for (let k = 0; k < j; k++) sum -= factor[i]![k]! * factor[j]![k]!;
        factor[i]![j] = i === j ? Math.sqrt(sum) : sum / factor[j]![j]!;
      }
      logDeterminant += 2 * Math.log(factor[i]![i]!);
      let rest = w[i]!;
      for (let k = 0; k < i; k++) rest -= factor[i]![k]! * z[k]!;
      z[i] = rest / factor[i]![i]!;
    }
    return { logDeterminant, squares: z.reduce((sum, v) => sum + v * v, 0) };
  }

  const next = noise(3);
  const w = Float64Array.from({ length: 60 }, next);

  it.each([
    { p: 1, q: 1, P: 0, Q: 0 },
    { p: 2, q: 0, P: 1, Q: 1 },
    { p: 0, q: 1, P: 0, Q: 1 },
    { p: 0, q: 0, P: 0, Q: 0 },
    { p: 3, q: 2, P: 1, Q: 0 },
  ])('have the likelihood of the normal density for p $p, q $q, P $P, Q $Q', orders => {
    const numbers = [0.8, -0.5, 0.4, 0.9, -1, 0.6].slice(0, orders.p + orders.q + orders.P + orders.Q);
    const process = armaOf({ ...ORDERS, ...orders }, Float64Array.from(numbers));
    const { errors, logVariance } = innovations(process, [w]);
    const { logDeterminant, squares } = density(process, w);
    expect(60 * logVariance).toBeCloseTo(logDeterminant, 5);
    expect(errors[0]!.reduce((sum, v) => sum + v * v, 0)).toBeCloseTo(squares, 5);
  });

  it('and the conditional ones agree where the start is long past', () => {
    const process = armaOf({ ...ORDERS, p: 1, q: 1, Q: 1 }, Float64Array.of(0.7, 0.3, 0.2));
    const long = Float64Array.from({ length: 400 }, next);
    const exact = innovations(process, [long]);
    const conditional = conditionalErrors(process, [long]);
    expect(exact.errors[0]!.at(-1)).toBeCloseTo(conditional.errors[0]!.at(-1)!, 6);
    exact.ahead()[0]!.forEach((v, i) => {
      expect(v).toBeCloseTo(conditional.ahead()[0]![i]!, 6);
    });
  });
});

describe('first coefficients', () => {
  const start = (w: Float64Array, orders: Orders) => armaOf(orders, hannanRissanen(w, 12)(orders));

  it('are near those of the process', () => {
    const mixed = start(arma([0.8], [0.4], 400, 1), { ...ORDERS, p: 1, q: 1 });
    expect(Math.abs(mixed.ar[0]! - 0.8)).toBeLessThan(0.15);
    expect(Math.abs(mixed.ma[0]! - 0.4)).toBeLessThan(0.2);
    const seasonal = start(arma([...new Array(11).fill(0), 0.7], [], 400, 2), { ...ORDERS, P: 1 });
    expect(Math.abs(seasonal.ar[11]! - 0.7)).toBeLessThan(0.15);
  });

  it('are zeros where there are too few values', () => {
    const x = hannanRissanen(Float64Array.of(1, 2, 1, 3), 12)({ ...ORDERS, p: 3, P: 2, Q: 1 });
    expect(x).toHaveLength(6);
    expect(x.every(v => v === 0)).toBe(true);
  });
});

describe('estimate', () => {
  /** Mean of the estimates over 8 series, whose standard error is a third of that of one. */
  function mean(orders: Orders, sample: (seed: number) => Float64Array, read: (process: Arma) => number): number {
    const found = [1, 2, 3, 4, 5, 6, 7, 8].map(seed => {
      const { x } = estimate(sample(seed), orders, innovations, new Float64Array(orders.p + orders.q + orders.Q));
      return read(armaOf(orders, x));
    });
    return found.reduce((a, b) => a + b, 0) / found.length;
  }

  it('finds the coefficient of an AR(1), standard error 0.05 a series', () => {
    const orders = { ...ORDERS, p: 1 };
    expect(
      Math.abs(
        mean(
          orders,
          seed => arma([0.7], [], 200, seed),
          a => a.ar[0]!,
        ) - 0.7,
      ),
    ).toBeLessThan(0.05);
  });

  it('of an MA(1), 0.06', () => {
    const orders = { ...ORDERS, q: 1 };
    expect(
      Math.abs(
        mean(
          orders,
          seed => arma([], [0.6], 200, seed),
          a => a.ma[0]!,
        ) - 0.6,
      ),
    ).toBeLessThan(0.06);
  });

  it('of an ARMA(1,1), 0.05 and 0.08', () => {
    const orders = { ...ORDERS, p: 1, q: 1 };
    const sample = (seed: number) => arma([0.8], [0.4], 200, seed);
    expect(Math.abs(mean(orders, sample, a => a.ar[0]!) - 0.8)).toBeLessThan(0.05);
    expect(Math.abs(mean(orders, sample, a => a.ma[0]!) - 0.4)).toBeLessThan(0.08);
  });

  it('of a seasonal moving average, 0.08 and 0.08', () => {
    const orders = { ...ORDERS, q: 1, Q: 1 };
    const shocks = [-0.4, ...new Array(10).fill(0), -0.6, 0.24];
    const sample = (seed: number) => arma([], shocks, 144, seed);
    expect(Math.abs(mean(orders, sample, a => a.ma[0]!) + 0.4)).toBeLessThan(0.08);
    expect(Math.abs(mean(orders, sample, a => a.ma[11]!) + 0.6)).toBeLessThan(0.08);
  });

  it('finds the mean of a process that remembers, standard error 0.25', () => {
    const { mean: level } = estimate(
      arma([0.7], [], 200, 1).map(v => v + 10),
      { ...ORDERS, p: 1, constant: true },
      innovations,
      new Float64Array(1),
    );
    expect(Math.abs(level - 10)).toBeLessThan(0.5);
  });

  it('does not like models at the edge of what is stationary', () => {
    const walk = airline(1, 100, 0, 0);
    const { aicc } = estimate(walk, { ...ORDERS, p: 1 }, innovations, new Float64Array(1));
    expect(aicc).toBe(Number.POSITIVE_INFINITY);
  });
});
