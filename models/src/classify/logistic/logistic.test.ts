import { describe, expect, it } from 'vitest';
import { normalNumbers, randomNumbers } from '../../statistics/random.ts';
import type { FeatureTable } from '../features.ts';
import { probabilities, sigmoid } from '../log-odds.ts';
import { auc, logLoss } from '../scores/index.ts';
import { elasticNet } from './elastic-net.ts';
import { fitLogistic, logisticContributions, logisticLogOdds } from './logistic.ts';
import { planColumns } from './plan.ts';

/** Log-odds -1 + 2 · standardised x + 1 for 'b' of plan; a tenth of x is missing, and then 1.5 more. */
function sample(rows: number, seed: number) {
  const next = randomNumbers(seed);
  const normal = normalNumbers(next);
  const x = Float64Array.from({ length: rows }, normal);
  const codes = Int32Array.from(x, () => Math.floor(next() * 3));
  const gone = Uint8Array.from(x, () => (next() < 0.1 ? 1 : 0));
  const logOdds = x.map((v, i) => -1 + (gone[i] ? 1.5 : 2 * v) + (codes[i] === 1 ? 1 : 0));
  const table: FeatureTable = {
    rows,
    features: [
      { kind: 'numeric', name: 'x', values: x.map((v, i) => (gone[i] ? Number.NaN : 50 + 10 * v)) },
      { kind: 'category', name: 'plan', codes, names: ['a', 'b', 'c'] },
      { kind: 'numeric', name: 'same', values: new Float64Array(rows).fill(3) },
    ],
  };
  return { table, logOdds, labels: Uint8Array.from(logOdds, v => (next() < sigmoid(v) ? 1 : 0)) };
}

describe('elastic net', () => {
  const columns = [Float64Array.of(-1, -1, 1, 1, -1, 1), Float64Array.of(1, -1, 1, -1, 1, 1)];
  const labels = Uint8Array.of(0, 0, 1, 1, 1, 0);
  const slopes = (b: Float64Array, l2: number) => {
    const errors = Array.from(
      labels,
      (label, i) => sigmoid(b[0]! + b[1]! * columns[0]![i]! + b[2]! * columns[1]![i]!) - label,
    );
    const along = (x: ArrayLike<number>) => errors.reduce((sum, e, i) => sum + e * x[i]!, 0);
    return [along([1, 1, 1, 1, 1, 1]), along(columns[0]!) + l2 * b[1]!, along(columns[1]!) + l2 * b[2]!];
  };

  it('ends where the penalised loss is flat', () => {
    const b = elasticNet(columns, labels, { l1: 0, l2: 0.5 });
    for (const slope of slopes(b, 0.5)) expect(Math.abs(slope)).toBeLessThan(1e-4);
  });

  it('with l1, leaves what says too little at exactly 0', () => {
    const b = elasticNet(columns, labels, { l1: 1, l2: 0.5 });
    expect(b[2]).toBe(0);
    expect(Math.abs(slopes(b, 0.5)[2]!)).toBeLessThanOrEqual(1);
  });

  it('stays finite where a column separates the labels', () => {
    const b = elasticNet([Float64Array.of(-1, -1, 1, 1)], Uint8Array.of(0, 0, 1, 1), { l1: 0, l2: 1 });
    expect(b[1]).toBeGreaterThan(0.5);
    expect(Number.isFinite(b[1]!)).toBe(true);
  });
});

describe('logistic regression on a table', () => {
  const { table, labels } = sample(4000, 1);
  const later = sample(4000, 2);
  const model = fitLogistic(table, labels);

  it('comes close to the truth on new rows, missing values included', () => {
    const p = probabilities(logisticLogOdds(model, later.table));
    const best = probabilities(later.logOdds);
    expect(logLoss(p, later.labels) - logLoss(best, later.labels)).toBeLessThan(0.005);
    expect(auc(best, later.labels) - auc(p, later.labels)).toBeLessThan(0.005);
  });

  it('contributions of the columns sum to the log-odds; a column that never changes has none', () => {
    const { bias, columns } = logisticContributions(model, later.table);
    const [x, plan, same] = columns;
    logisticLogOdds(model, later.table).forEach((logOdds, row) => {
      expect(bias + x!.values[row]! + plan!.values[row]!).toBeCloseTo(logOdds, 10);
      expect(same!.values[row]).toBe(0);
    });
  });

  it('goes through JSON without a change', () => {
    const read = JSON.parse(JSON.stringify(model));
    expect(logisticLogOdds(read, later.table)).toEqual(logisticLogOdds(model, later.table));
  });

  it('takes values beyond the range of training as its end, and rows that say nothing as average', () => {
    const odd: FeatureTable = {
      rows: 3,
      features: [
        { kind: 'numeric', name: 'x', values: Float64Array.of(1e9, Number.POSITIVE_INFINITY, Number.NaN) },
        { kind: 'category', name: 'plan', codes: Int32Array.of(0, 0, -1), names: ['a', 'b', 'c'] },
        { kind: 'numeric', name: 'same', values: new Float64Array(3) },
      ],
    };
    const [far, infinite, missing] = logisticLogOdds(model, odd);
    expect(far).toBe(infinite);
    expect(Math.abs(far!)).toBeLessThan(15);
    expect(Number.isFinite(missing!)).toBe(true);
  });

  it('wide tables are thinned to the terms that go with the label', () => {
    const noise = randomNumbers(9);
    const wide: FeatureTable = {
      rows: 500,
      features: [
        ...Array.from({ length: 100 }, (_, k) => ({
          kind: 'numeric' as const,
          name: `noise ${k}`,
          values: Float64Array.from({ length: 500 }, noise),
        })),
        { kind: 'numeric', name: 'tells', values: Float64Array.from({ length: 500 }, (_, i) => i) },
      ],
    };
    const after = Uint8Array.from({ length: 500 }, (_, i) => (i + 200 * noise() > 350 ? 1 : 0));
    const fitted = fitLogistic(wide, after);
    expect(fitted.weights).toHaveLength(240);
    expect(auc(logisticLogOdds(fitted, wide), after)).toBeGreaterThan(0.97);
  });
});

describe('plans', () => {
  it('pool rare categories, and take the most common one as the base', () => {
    const codes = Int32Array.from({ length: 100 }, (_, i) => (i < 60 ? 2 : i < 85 ? 0 : i < 93 ? 1 : i < 97 ? 3 : -1));
    const [plan] = planColumns({
      rows: 100,
      features: [{ kind: 'category', name: 'c', codes, names: ['a', 'b', 'c', 'd'] }],
    });
    // Missing (3 rows), 'b' (8) and 'd' (4) share a term.
    expect(plan).toMatchObject({ slots: [1, 0, 1, -1, 1], terms: 2 });
  });

  it('have nothing to say of columns that never change or hold nothing', () => {
    const plans = planColumns({
      rows: 20,
      features: [
        { kind: 'numeric', name: 'same', values: new Float64Array(20).fill(2) },
        { kind: 'numeric', name: 'none', values: new Float64Array(20).fill(Number.NaN) },
        { kind: 'category', name: 'one', codes: new Int32Array(20), names: ['a'] },
        // An id: each row a category of its own.
        {
          kind: 'category',
          name: 'id',
          codes: Int32Array.from({ length: 20 }, (_, i) => i),
          names: Array.from({ length: 20 }, String),
        },
        { kind: 'category', name: 'empty', codes: new Int32Array(20).fill(-1), names: [] },
      ],
    });
    expect(plans).toEqual([]);
  });
});
