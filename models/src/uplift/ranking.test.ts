import { describe, expect, it } from 'vitest';
import { cumulate, effectBetween, qiniScores, rankingOf } from './ranking.ts';
import type { Trial } from './trial.ts';

/** By falling score: with the action and a yes, held out and a no, … ; the last two are held out with a yes, treated with a no. */
const trial: Trial = { treated: Uint8Array.of(1, 0, 1, 0, 0, 1), outcome: Uint8Array.of(1, 0, 1, 0, 1, 0) };
const falling = Float64Array.of(6, 5, 4, 3, 2, 1);

describe('qiniScores', () => {
  it('is the area over the random line, by hand', () => {
    // Gains after 1 to 6 people: no one held out yet, 1, 2, 2, 2 − 1 · 2 ÷ 3, 2 − 1; each per 6 people.
    const gains = [0, 0, 1, 2, 2, 2 - 2 / 3, 1].map(g => g / 6);
    const area = gains.slice(1).reduce((sum, g, k) => sum + (g + gains[k]!) / 12, 0);
    expect(qiniScores(cumulate(rankingOf(falling), trial)).qini).toBeCloseTo(area - 1 / 12, 12);
  });

  it('is 0 where all have the same score', () => {
    const { qini, auuc } = qiniScores(cumulate(rankingOf(new Float64Array(6)), trial));
    expect(qini).toBeCloseTo(0, 12);
    expect(auuc).toBeCloseTo(1 / 6, 12);
  });

  it('does not depend on the order in which equals stand', () => {
    const scores = Float64Array.of(2, 2, 2, 1, 1, 1);
    const swapped: Trial = { treated: trial.treated.slice().reverse(), outcome: trial.outcome.slice().reverse() };
    expect(qiniScores(cumulate(rankingOf(scores), trial))).toEqual(
      qiniScores(cumulate(rankingOf(scores.slice().reverse()), swapped)),
    );
  });

  it('counts people as often as they were drawn', () => {
    const twice = {
      treated: Uint8Array.of(...trial.treated, 1),
      outcome: Uint8Array.of(...(trial.outcome as Uint8Array), 1),
    };
    const counts = Float64Array.of(2, 1, 1, 1, 1, 1);
    const drawn = qiniScores(cumulate(rankingOf(falling), trial, counts));
    const listed = qiniScores(cumulate(rankingOf(Float64Array.of(...falling, 6)), twice));
    expect(drawn.qini).toBeCloseTo(listed.qini, 12);
  });
});

describe('effectBetween', () => {
  const sums = cumulate(rankingOf(falling), trial);

  it('is the difference of the arms among the first and the last', () => {
    expect(effectBetween(sums, 0, 4 / 6)).toBeCloseTo(1, 12);
    expect(effectBetween(sums, 4 / 6, 1)).toBeCloseTo(-1, 12);
    expect(effectBetween(sums, 0, 1)).toBeCloseTo(2 / 3 - 1 / 3, 12);
    expect(effectBetween(sums, 0, 1 / 6)).toBeNaN();
  });

  it('takes a part of everyone from a group that the limit cuts', () => {
    const same = cumulate(rankingOf(new Float64Array(6)), trial);
    expect(effectBetween(same, 0, 0.1)).toBeCloseTo(1 / 3, 12);
  });
});
