// The gate of uplift: Hillstrom's e-mails, out of fold. Women's goods: whom to write is learned. Men's: nobody could, and it says so.
import { describe, expect, it } from 'vitest';
import { crossFitUplift, effectOf, upliftReport } from '../src/uplift/index.ts';
import { hasHillstrom, readHillstrom } from './hillstrom-data.ts';

const why = hasHillstrom ? '' : ' (skipped: no ../shared/data/hillstrom)';
const QUICK = { resamples: 50, draws: 100, shares: [0.3] };

describe.skipIf(!hasHillstrom)(`e-mails to customers${why}`, () => {
  const reportOf = (arm: 'mens' | 'womens') => {
    const { table, trial } = readHillstrom(arm);
    return upliftReport(crossFitUplift(table, trial, { folds: 3 }), trial, QUICK);
  };

  it('has 44,800 customers in three arms, and reads commas in quotes', () => {
    const { table, trial } = readHillstrom('mens');
    expect(trial.treated).toHaveLength(29_831);
    expect(table.features.find(feature => feature.name === 'history_segment')).toMatchObject({
      names: expect.arrayContaining(['6) $750 - $1,000', '7) $1,000 +']),
    });
  });

  it.each([
    ['mens', 0.0766],
    ['womens', 0.0466],
  ] as const)('knows what the e-mail did: %s', (arm, difference) => {
    const { table, trial } = readHillstrom(arm);
    const before = table.features.flatMap(feature => (feature.kind === 'numeric' ? [feature.values] : []));
    const effect = effectOf(trial, { before });
    expect(Math.abs(effect.difference - difference)).toBeLessThan(1e-4);
    expect(effect.adjusted!.varianceLeft).toBeLessThan(0.99);
    expect(Math.abs(effect.adjusted!.difference - difference)).toBeLessThan(0.002);
  });

  it("learns whom to write about women's goods", () => {
    const { byEffect, byResponse, verdict } = reportOf('womens');
    expect(1e4 * byEffect.qini.value).toBeGreaterThan(20);
    expect(byEffect.at[0]!.first.lower).toBeGreaterThan(byEffect.at[0]!.last.upper);
    expect(1e4 * byResponse.qini.value).toBeLessThan(10);
    expect(verdict.usable).toBe(true);
  });

  it("says that it cannot tell whom to write about men's goods, and that the response ranks better", () => {
    const { byEffect, byResponse, verdict } = reportOf('mens');
    expect(byEffect.qini.value).toBeLessThan(byEffect.random.usual);
    expect(1e4 * byResponse.qini.value).toBeGreaterThan(15);
    expect(verdict).toMatchObject({ usable: false, responseBeatsChance: true });
    expect(verdict.text).toMatch(/^No usable targeting/);
  });
});
