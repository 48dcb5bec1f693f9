import { describe, expect, it } from 'vitest';
import { uniform } from '../../../../models/test/sample-series.ts';
import { FIRST_LOOK, type Moment, standingOf } from './standing.ts';

const normal = (random: () => number) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Days of losses around 1; the challenger's are lower by `gain`. */
function contest(seed: number, days: number, gain = 0, every = 1): Moment[] {
  const random = uniform(seed);
  return Array.from({ length: days }, (_, day) => {
    const hardness = 1 + 0.3 * normal(random);
    const [champion, challenger] = [hardness + 0.1 * normal(random), hardness * (1 - gain) + 0.1 * normal(random)];
    return { slot: day * every, champion, challenger };
  });
}

const TERMS = { steps: 1, minGain: 0, level: 0.05 };

/** Whether it is promoted by anyone who looks every day. */
function everPromoted(moments: readonly Moment[], terms = TERMS): boolean {
  return moments.some((_, day) => standingOf(moments.slice(0, day + 1), terms).better);
}

const share = (seeds: number, won: (seed: number) => boolean) =>
  Array.from({ length: seeds }, (_, seed) => won(seed + 1)).filter(Boolean).length / seeds;

describe('where a challenger stands', () => {
  it('is never promoted on too few moments, however large the gain', () => {
    const moments = contest(1, FIRST_LOOK - 1, 0.9);
    expect(everPromoted(moments)).toBe(false);
    expect(standingOf(moments, TERMS).text).toMatch(
      /^not yet: 7 moments, gain \d+(\.\d)? %, p 0\.016; decided next at 8/,
    );
    expect(standingOf([], TERMS)).toMatchObject({ better: false, moments: 0, gain: null, p_value: null });
  });

  it('is promoted when it is truly better', () => {
    expect(share(100, seed => everPromoted(contest(seed, 20, 0.2)))).toBeGreaterThan(0.95);
    expect(standingOf(contest(3, 20, 0.2), TERMS).text).toMatch(/^better: 20 moments, gain /);
  });

  it('is promoted by chance within the level when it is equal, with a look a day', () => {
    expect(share(300, seed => everPromoted(contest(seed, 15)))).toBeLessThanOrEqual(0.05);
    // Later looks spend what is left of the level.
    expect(share(100, seed => standingOf(contest(seed, 128), TERMS).better)).toBeLessThanOrEqual(0.05);
  });

  it('keeps the level where the horizons overlap', () => {
    /** Runs of seven days share most of their truths, so that their losses go up and down together. */
    const overlapping = (seed: number): Moment[] => {
      const days = contest(seed, 7 * 12);
      return days.slice(6).map((_, at) => {
        const week = days.slice(at, at + 7);
        const mean = (of: (one: Moment) => number) => week.reduce((sum, one) => sum + of(one) / 7, 0);
        return { slot: at, champion: mean(one => one.champion), challenger: mean(one => one.challenger) };
      });
    };
    const terms = { ...TERMS, steps: 7 };
    expect(share(150, seed => standingOf(overlapping(seed), terms).better)).toBeLessThanOrEqual(0.05);
  });

  it('would be promoted far too often without spending the level: what the looks are for', () => {
    const naive = (moments: readonly Moment[]) =>
      moments.some((_, day) => {
        const { p_value, gain, independent } = standingOf(moments.slice(0, day + 1), TERMS);
        return independent >= 6 && p_value !== null && p_value < TERMS.level && gain! > 0;
      });
    expect(share(200, seed => naive(contest(seed, 15)))).toBeGreaterThan(0.05);
  });

  it('needs the least gain, too', () => {
    const moments = contest(5, 16, 0.1);
    expect(standingOf(moments, { ...TERMS, minGain: 0.5 })).toMatchObject({
      better: false,
      text: expect.stringMatching(/the gain must be 50 % or more/),
    });
  });

  it('is not promoted for being worse', () => {
    expect(everPromoted(contest(2, 16, -0.5))).toBe(false);
  });
});
