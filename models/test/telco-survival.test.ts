// The gate of survival: months until Telco customers leave, out of fold. Their columns are of today, so these scores flatter everyone.
import { beforeAll, describe, expect, it } from 'vitest';
import { concordance, integratedBrier, intervalCoverage } from '../src/survival/index.ts';
import { hasTelco } from './telco-data.ts';
import { type SurvivalFolds, survivalFolds } from './telco-survival.ts';

const why = hasTelco ? '' : ' (skipped: no ../shared/data/telco)';
const MONTHS = Array.from({ length: 48 }, (_, k) => k + 1);

describe.skipIf(!hasTelco)(`months until Telco customers leave${why}`, () => {
  let measured: SurvivalFolds;
  beforeAll(() => {
    measured = survivalFolds(3, 1);
  });

  it('errs half as much as the share of all who are still there (integrated Brier score)', () => {
    const { curves, baseline, lives } = measured;
    expect(integratedBrier(baseline, lives, MONTHS)).toBeCloseTo(0.156, 2);
    expect(integratedBrier(curves, lives, MONTHS)).toBeLessThan(0.084);
  });

  it('ranks who leaves first', () => {
    expect(concordance(measured.risk, measured.lives)).toBeGreaterThan(0.86);
  });

  it.each([0.5, 0.8, 0.9])('has intervals of level %d that hold about as many', level => {
    expect(Math.abs(intervalCoverage(measured.curves, measured.lives, level).inside! - level)).toBeLessThan(0.05);
  });
});
