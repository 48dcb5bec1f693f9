// The gate of joint questions: chances and ranges against what happened, on every fourth public series at four origins.
import { describe, expect, it } from 'vitest';
import { seriesAt } from './accuracy-table.ts';
import { SETS } from './competition-sets.ts';
import { scoreJoint } from './joint-score.ts';
import { hasPublicData } from './public-data.ts';

/**
 * How far the coverage of 80 % ranges of sums and extremes may be off: 0.03 on average over all series and origins (`scoreJoint`
 * tells), and two standard errors of some 200 cases. Steps taken one by one cover 0.3 to 0.5, steps taken as one over 0.9.
 */
const COVERAGE_OFF = 0.085;
const MOST_CALIBRATION_ERROR = 0.07;
const why = hasPublicData ? '' : ' (skipped: no public data in ../shared/data)';

describe.skipIf(!hasPublicData).each(SETS)(`$name${why}`, set => {
  it('ranges of sums and extremes hold, and chances of crossing beat simpler ones', () => {
    const scores = [0, 1, 2, 3].map(back =>
      scoreJoint(
        set,
        seriesAt(set, back).filter((_, i) => i % 4 === back),
      ),
    );
    const average = (of: (score: (typeof scores)[number]) => number) =>
      scores.reduce((sum, score) => sum + of(score) / scores.length, 0);
    for (const name of ['sum', 'maximum', 'minimum'] as const) {
      const share = average(s => s.coverage[name]);
      expect(Math.abs(share - 0.8), `${name} ${share}`).toBeLessThan(COVERAGE_OFF);
    }
    expect(average(s => s.brier.paths)).toBeLessThan(0.8 * average(s => s.brier.independent));
    expect(average(s => s.brier.paths)).toBeLessThan(1.05 * average(s => s.brier.full));
    expect(average(s => s.brier.paths)).toBeLessThan(0.7 * average(s => s.brier.base));
    expect(average(s => s.calibrationError)).toBeLessThan(MOST_CALIBRATION_ERROR);
  }, 180_000);
});
