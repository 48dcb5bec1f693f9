import { describe, expect, it } from 'vitest';
import { randomNumbers } from '../../statistics/random.ts';
import { countsAt } from './at-threshold.ts';
import { bootstrap } from './bootstrap.ts';
import { calibrationBins, calibrationError } from './calibration.ts';
import { liftSteps } from './lift.ts';
import { brier, logLoss } from './losses.ts';
import { auc, averagePrecision } from './rank-scores.ts';
import { scoreReport } from './report.ts';
import { wilsonInterval } from './wilson.ts';

const p = Float64Array.of(0.1, 0.4, 0.35, 0.8, 0.4);
const labels = Uint8Array.of(0, 0, 1, 1, 1);

/** Rows whose probabilities are right by construction. */
function honest(rows: number, seed: number) {
  const next = randomNumbers(seed);
  const chances = Float64Array.from({ length: rows }, next);
  return { chances, happened: Uint8Array.from(chances, chance => (next() < chance ? 1 : 0)) };
}

describe('ranking scores', () => {
  it('AUC is the share of pairs in the right order, ties half', () => {
    // Pairs (positive, other): .35>.1, .35<.4, .8>.1, .8>.4, .4>.1, .4=.4.
    expect(auc(p, labels)).toBeCloseTo(4.5 / 6, 12);
  });

  it('average precision sums precision where recall grows', () => {
    // .8: 1/1; .4 (tied pair with one positive): 2/3; .35: 3/4.
    expect(averagePrecision(p, labels)).toBeCloseTo((1 + 2 / 3 + 3 / 4) / 3, 12);
  });

  it('do not depend on the order of the rows', () => {
    const { chances, happened } = honest(500, 3);
    expect(auc(chances.toReversed(), happened.toReversed())).toBe(auc(chances, happened));
    expect(averagePrecision(chances.toReversed(), happened.toReversed())).toBe(averagePrecision(chances, happened));
  });

  it('have no answer with one label, and refuse broken input', () => {
    expect(auc(p, new Uint8Array(5))).toBeNaN();
    expect(averagePrecision(p, new Uint8Array(5))).toBeNaN();
    expect(() => auc(p, new Uint8Array(4))).toThrow('5 scores for 4 labels');
    expect(() => auc(Float64Array.of(0, Number.NaN), Uint8Array.of(0, 1))).toThrow('the score of row 1 is no number');
    expect(() => auc(Float64Array.of(0, 1), Uint8Array.of(0, 2))).toThrow('label 2 of row 1');
  });
});

describe('losses', () => {
  it('are those of the definition', () => {
    expect(brier(p, labels)).toBeCloseTo((0.01 + 0.16 + 0.65 ** 2 + 0.04 + 0.36) / 5, 12);
    const expected = -(Math.log(0.9) + Math.log(0.6) + Math.log(0.35) + Math.log(0.8) + Math.log(0.4)) / 5;
    expect(logLoss(p, labels)).toBeCloseTo(expected, 12);
  });

  it('stay finite when a row was sure and wrong', () => {
    expect(logLoss(Float64Array.of(0), Uint8Array.of(1))).toBeCloseTo(34.54, 2);
  });
});

describe('calibration', () => {
  it('bins hold as many rows each, and their errors make the calibration error', () => {
    const bins = calibrationBins(p, labels, 2);
    expect(bins.map(bin => bin.rows)).toEqual([3, 2]);
    // Sorted: .1 (0), .35 (1), .4 (0) | .4 (1), .8 (1).
    expect(calibrationError(bins)).toBeCloseTo(0.6 * Math.abs(0.85 / 3 - 1 / 3) + 0.4 * Math.abs(0.6 - 1), 12);
  });

  it('is small for honest probabilities and large for halved ones', () => {
    const { chances, happened } = honest(20_000, 5);
    expect(calibrationError(calibrationBins(chances, happened))).toBeLessThan(0.02);
    expect(
      calibrationError(
        calibrationBins(
          chances.map(v => v / 2),
          happened,
        ),
      ),
    ).toBeGreaterThan(0.2);
  });

  it('intervals of shares hold what they promise', () => {
    expect(wilsonInterval(0, 10).lower).toBe(0);
    expect(wilsonInterval(0, 10).upper).toBeCloseTo(0.2775, 4);
    expect(wilsonInterval(5, 10)).toEqual({ lower: expect.closeTo(0.2366, 4), upper: expect.closeTo(0.7634, 4) });
    expect(() => wilsonInterval(3, 2)).toThrow('3 hits of 2 trials');
  });
});

describe('lift and counts', () => {
  it('the first step holds the highest scores', () => {
    const steps = liftSteps(p, labels, 5);
    expect(steps[0]).toEqual({
      rows: 1,
      positives: 1,
      lift: expect.closeTo(5 / 3, 12),
      captured: expect.closeTo(1 / 3, 12),
    });
    expect(steps.at(-1)!.captured).toBe(1);
  });

  it('a threshold gives hits, false alarms, missed and quiet rows', () => {
    expect(countsAt(p, labels, 0.4)).toEqual({ hits: 2, falseAlarms: 1, missed: 1, quiet: 1 });
  });
});

describe('bootstrap', () => {
  it('intervals of a mean are as wide as theory says', () => {
    const { happened } = honest(1000, 9);
    const share = (counts: Float64Array) => [counts.reduce((sum, n, i) => sum + n * happened[i]!, 0) / 1000];
    const [range] = bootstrap(1000, share, { resamples: 1000, level: 0.95 });
    expect(range!.upper - range!.lower).toBeCloseTo(2 * 1.96 * Math.sqrt(0.25 / 1000), 2);
    expect(bootstrap(1000, share, { seed: 4 })).toEqual(bootstrap(1000, share, { seed: 4 }));
  });
});

describe('report', () => {
  const { chances, happened } = honest(2000, 11);

  it('puts honest probabilities above the base rate and not above themselves', () => {
    const report = scoreReport(chances, happened, [{ name: 'the same', p: chances }], { resamples: 100 });
    const [base, same] = report.against;
    expect(base!.name).toBe('base rate');
    expect(base!.auc).toBe(0.5);
    expect(base!.skill.lower).toBeGreaterThan(0.1);
    expect(same!.skill).toEqual({ value: 0, lower: 0, upper: 0 });
    expect(report.auc.value).toBe(auc(chances, happened));
    expect(report.auc.lower).toBeLessThan(report.auc.value);
    expect(report.logLoss.value).toBeCloseTo(logLoss(chances, happened), 12);
    expect(report.lift).toHaveLength(10);
  });

  it('refuses a rival of another length', () => {
    expect(() => scoreReport(chances, happened, [{ name: 'short', p }])).toThrow('5 probabilities of a rival for 2000');
  });
});
