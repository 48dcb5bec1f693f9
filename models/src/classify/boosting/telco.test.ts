// Boosting on customers whose churn is known, against figures that were measured with other tools. About 5 s.
import { describe, expect, it } from 'vitest';
import { hasTelco, readTelco } from '../../../test/telco-data.ts';
import type { FeatureTable, NumericFeature } from '../features.ts';
import { auc, logLoss } from '../scores/index.ts';
import { type BoostingOptions, fitBoosting } from './index.ts';

/** The settings that others were measured with. */
const KNOWN: BoostingOptions = { trees: 200, leaves: 8, rate: 0.03, l2: 0, columnShare: 1, rowShare: 1 };
const why = hasTelco ? '' : ' (skipped: no customers in ../shared/data/telco)';

const withTenure = (table: FeatureTable, tenure: (before: number, row: number) => number): FeatureTable => ({
  ...table,
  features: table.features.map(feature =>
    feature.name === 'tenure' ? { ...feature, values: (feature as NumericFeature).values.map(tenure) } : feature,
  ) as FeatureTable['features'],
});

describe.skipIf(!hasTelco)(`boosting on the Telco customers${why}`, () => {
  const { table, labels } = hasTelco ? readTelco() : { table: { rows: 0, features: [] }, labels: new Uint8Array(0) };
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

  it('fits the customers as well as others do, by the same first question', () => {
    const model = fitBoosting(table, labels, KNOWN);
    const chances = model.probability(table);
    expect(model.ensemble.base).toBeCloseTo(-1.0222, 4);
    expect(Math.abs(auc(chances, labels) - 0.8741)).toBeLessThan(0.003);
    expect(Math.abs(logLoss(chances, labels) - 0.3826)).toBeLessThan(0.003);
    expect(Math.abs(mean(chances) - 0.2646)).toBeLessThan(1e-3);
    const [first] = model.ensemble.trees;
    expect(table.features[first!.feature[0]!]!.name).toBe('Contract');
    expect(Math.abs(first!.gain[0]! - 824.7)).toBeLessThan(0.5);
    expect(model.importance()[0]).toMatchObject({ name: 'Contract' });
  });

  it('learns as much when high tenures are missing', () => {
    const gaps = withTenure(table, tenure => (tenure > 60 ? Number.NaN : tenure));
    const chances = fitBoosting(gaps, labels, KNOWN).probability(gaps);
    expect(Math.abs(auc(chances, labels) - 0.8743)).toBeLessThan(0.003);
  });

  it('never says that churn rises with tenure when it must fall', () => {
    const free = fitBoosting(table, labels, KNOWN);
    const bound = fitBoosting(table, labels, { ...KNOWN, monotone: { tenure: 'down', MonthlyCharges: 'up' } });
    const some: FeatureTable = {
      rows: 500,
      features: table.features.map(feature =>
        feature.kind === 'numeric'
          ? { ...feature, values: feature.values.slice(0, 500) }
          : { ...feature, codes: feature.codes.slice(0, 500) },
      ),
    };
    const rises = (model: typeof bound) => {
      let count = 0;
      let before: Float64Array = new Float64Array(500).fill(Number.POSITIVE_INFINITY);
      for (let tenure = 0; tenure <= 72; tenure++) {
        const now = model.predict(withTenure(some, () => tenure));
        count += now.reduce((sum, value, row) => sum + Number(value > before[row]!), 0);
        before = now;
      }
      return count;
    };
    expect(rises(free)).toBeGreaterThan(100);
    expect(rises(bound)).toBe(0);
    expect(auc(bound.predict(table), labels)).toBeGreaterThan(0.865);
  });
});
