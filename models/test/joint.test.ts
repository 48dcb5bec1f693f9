// The gate of joint questions: ranges and chances against what happened. Chances count on the series that no weight was learnt on.
import { describe, expect, it } from 'vitest';
import { seriesAt } from './accuracy-table.ts';
import { SETS } from './competition-sets.ts';
import { type Case, largestGap } from './crossing-score.ts';
import { fitAll, type JointScore, scoreJoint, scoreSimpler } from './joint-score.ts';
import { hasPublicData } from './public-data.ts';

/** Of the 80 % ranges of sum, maximum and minimum, on average. Steps taken one by one cover 0.3 to 0.5 of the sums. */
const COVERAGE_OFF = 0.035;
/** Horizons to go back, of all series; of months every second one. */
const ORIGINS = [0, 1, 2, 3];
/** Of the series is enough to see that steps hang together. */
const QUARTER = 4;
/** Between chance and frequency, in each tenth with 100 cases; its standard error is 0.01 to 0.03. */
const MOST_OFF = 0.05;
/** Horizons to go back, of every second series: a half of the weekly ones that `npm run bench -- breach-calibration` takes. */
const HELD: Readonly<Record<string, readonly number[]>> = {
  'M4 hourly': [0, 1, 2, 3, 4, 5, 6, 7],
  'M4 weekly': [0, 2, 4, 6, 8, 10, 12, 14, 16, 18],
};
const why = hasPublicData ? '' : ' (skipped: no public data in ../shared/data)';

describe.skipIf(!hasPublicData).each(SETS)(`$name${why}`, set => {
  const cases: Case[] = [];
  const heldOrigins = HELD[set.name] ?? [];
  const every = heldOrigins.length > 0 ? 1 : 2;
  const held = new Set(hasPublicData ? seriesAt(set).flatMap(({ id }, i) => (i % 2 === 1 ? [id] : [])) : []);

  it('ranges of sums and extremes hold, chances beat those of steps that know nothing of one another', () => {
    const data = ORIGINS.map(back => seriesAt(set, back).filter((_, i) => i % every === 0));
    const fitted = fitAll(set, data[0]!);
    const scores = data.map((own, back) => (back === 0 ? scoreJoint(set, own, fitted) : scoreJoint(set, own)));
    for (const [i, score] of scores.entries()) {
      if (heldOrigins.includes(ORIGINS[i]!)) cases.push(...score.cases.filter(({ series }) => held.has(series)));
    }
    const some = <T>(of: readonly T[]) => of.filter((_, i) => i % QUARTER === 0);
    expect
      .soft(scoreJoint(set, some(data[0]!), some(fitted)).brier.paths)
      .toBeLessThan(0.8 * scoreSimpler(set, some(data[0]!), some(fitted)).independent);
    const average = (of: (score: JointScore) => number) =>
      scores.reduce((sum, score) => sum + of(score) / scores.length, 0);
    for (const part of ['sum', 'maximum', 'minimum'] as const) {
      const share = average(s => s.coverage[part]);
      expect.soft(Math.abs(share - 0.8), `${part} ${share}`).toBeLessThan(COVERAGE_OFF);
    }
    expect.soft(average(s => s.brier.paths)).toBeLessThan(0.7 * average(s => s.brier.base));
  }, 600_000);

  it.skipIf(heldOrigins.length === 0)(
    'chances come true as often as they say',
    () => {
      for (const back of heldOrigins.filter(b => !ORIGINS.includes(b))) {
        const own = seriesAt(set, back).filter(({ id }) => held.has(id));
        cases.push(...scoreJoint(set, own).cases);
      }
      expect(largestGap(cases)).toBeLessThan(MOST_OFF);
    },
    600_000,
  );
});
