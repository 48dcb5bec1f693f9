// The gate of joint questions: chances and ranges against what happened, on every public series at four origins.
import { describe, expect, it } from 'vitest';
import { seriesAt } from './accuracy-table.ts';
import { SETS } from './competition-sets.ts';
import { scoreJoint, scoreSimpler } from './joint-score.ts';
import { hasPublicData } from './public-data.ts';

/** Of the 80 % ranges of sum, maximum and minimum, on average over four origins. Steps taken one by one cover 0.3 to 0.5 of the sums. */
const COVERAGE_OFF = 0.035;
const MOST_CALIBRATION_ERROR = 0.055;
const why = hasPublicData ? '' : ' (skipped: no public data in ../shared/data)';

describe.skipIf(!hasPublicData).each(SETS)(`$name${why}`, set => {
  it('ranges of sums and extremes hold, and chances are what happened', () => {
    const scores = [0, 1, 2, 3].map(back => scoreJoint(set, seriesAt(set, back)));
    const average = (of: (score: (typeof scores)[number]) => number) =>
      scores.reduce((sum, score) => sum + of(score) / scores.length, 0);
    for (const name of ['sum', 'maximum', 'minimum'] as const) {
      const share = average(s => s.coverage[name]);
      expect(Math.abs(share - 0.8), `${name} ${share}`).toBeLessThan(COVERAGE_OFF);
    }
    expect(average(s => s.brier.paths)).toBeLessThan(0.7 * average(s => s.brier.base));
    expect(average(s => s.calibrationError)).toBeLessThan(MOST_CALIBRATION_ERROR);
  }, 600_000);

  it('chances beat those of steps that know nothing of one another', () => {
    const some = seriesAt(set).filter((_, i) => i % 4 === 0);
    expect(scoreJoint(set, some).brier.paths).toBeLessThan(0.8 * scoreSimpler(set, some).independent);
  }, 600_000);
});
