// Values into bins: order kept, no value lost, few and many, equal and infinite ones.
import { describe, expect, it } from 'vitest';
import { normalNumbers, randomNumbers } from '../../statistics/random.ts';
import { byteOffset, encode, learnBins, valueBins } from './index.ts';
import { numericBounds } from './numeric-bounds.ts';

const MISSING = Number.NaN;

function binsOf(values: Float64Array): { bins: number[]; count: number } {
  const column = { kind: 'numeric', name: 'x', values } as const;
  const learned = learnBins({ rows: values.length, features: [column] });
  const { bytes, rows } = encode(learned, [column], 0, values.length);
  return { bins: Array.from(values, (_, i) => bytes[byteOffset(0, rows) + 4 * i]!), count: valueBins(learned[0]!) };
}

describe('numeric bins', () => {
  it('part few values midway, once three rows are in', () => {
    const values = Float64Array.of(1, 1, 1, 2, 2, 2, 2, 3, 4, 4, 9, 9, 9);
    expect([...numericBounds(values)]).toEqual([1.5, 3, 6.5, Infinity].toSpliced(1, 1, 2.5));
  });

  it('keep the order of values, and put nothing but gaps into the last bin', () => {
    const normal = normalNumbers(randomNumbers(4));
    const values = Float64Array.from({ length: 5000 }, (_, i) => (i % 10 === 0 ? MISSING : normal()));
    const { bins, count } = binsOf(values);
    expect(count).toBe(254);
    const order = Array.from(values.keys())
      .filter(i => i % 10 > 0)
      .sort((a, b) => values[a]! - values[b]!);
    order.forEach((i, k) => {
      expect(bins[i]! >= (bins[order[k - 1] ?? i] ?? 0) && bins[i]! < count).toBe(true);
    });
    expect(bins.filter(bin => bin === count)).toHaveLength(500);
    const sizes = order.reduce((sum, i) => sum.with(bins[i]!, sum[bins[i]!]! + 1), new Int32Array(254));
    expect(Math.max(...sizes)).toBeLessThan(40);
    expect(Math.min(...sizes)).toBeGreaterThan(8);
  });

  it('give a frequent value a bin of its own', () => {
    const values = Float64Array.from({ length: 3000 }, (_, i) => (i % 3 === 0 ? 0.5 : i / 3000));
    const { bins } = binsOf(values);
    const zero = bins[0]!;
    expect(values.filter((v, i) => bins[i] === zero && v !== 0.5).length).toBeLessThan(15);
  });

  it('know infinite values and neighbours as close as numbers get', () => {
    const close = 1 + Number.EPSILON;
    const values = Float64Array.from([-Infinity, 1, close, Infinity].flatMap(v => [v, v, v]));
    expect(binsOf(values).bins).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]);
    expect(numericBounds(values).slice(0, -1).every(Number.isFinite)).toBe(true);
  });

  it('are one when all values are equal or missing', () => {
    expect(binsOf(Float64Array.of(0, -0, 0))).toEqual({ bins: [0, 0, 0], count: 1 });
    expect(binsOf(Float64Array.of(MISSING, MISSING))).toEqual({ bins: [1, 1], count: 1 });
  });
});

describe('category bins', () => {
  it('go by frequency, then by name; the rare of more than 254 share the bin of gaps', () => {
    const names = Array.from({ length: 300 }, (_, i) => `city ${String(i).padStart(3, '0')}`);
    const codes = Int32Array.from([...names.keys(), 7, 7, 299, -1]);
    const column = { kind: 'category', name: 'city', codes, names } as const;
    const learned = learnBins({ rows: codes.length, features: [column] });
    const { bytes, rows } = encode(learned, [column], 0, codes.length);
    const binOf = (row: number) => bytes[byteOffset(0, rows) + 4 * row]!;
    expect([binOf(7), binOf(299), binOf(0), binOf(codes.length - 1)]).toEqual([0, 1, 2, 254]);
    expect([...names.keys()].filter(code => binOf(code) === 254)).toHaveLength(46);
  });
});
