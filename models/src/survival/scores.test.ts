import { describe, expect, it } from 'vitest';
import { uniform } from '../../test/sample-series.ts';
import {
  baselineCurves,
  type Curves,
  concordance,
  integratedBrier,
  kaplanMeier,
  type Lives,
  shareAt,
} from './index.ts';

/** Weeks in remission with 6-MP (Freireich et al. 1963), as in every textbook. */
const ENDS = [6, 6, 6, 7, 10, 13, 16, 22, 23];
const LOST = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
const REMISSION: Lives = {
  durations: Float64Array.from([...LOST, ...ENDS]),
  ended: Uint8Array.from([...LOST.map(() => 0), ...ENDS.map(() => 1)]),
};

describe('kaplanMeier', () => {
  it('is the curve of the textbooks', () => {
    const steps = kaplanMeier(REMISSION);
    expect([...steps.times]).toEqual([6, 7, 10, 13, 16, 22, 23]);
    expect([...steps.shares].map(s => s.toFixed(3))).toEqual([
      '0.857',
      '0.807',
      '0.753',
      '0.690',
      '0.627',
      '0.538',
      '0.448',
    ]);
    expect([shareAt(steps, 5.9), shareAt(steps, 6, true), shareAt(steps, 99)]).toEqual([1, 1, steps.shares[6]]);
  });

  it('is the curve of losses, too: at equal times those who ended were not lost', () => {
    const { times, shares } = kaplanMeier(REMISSION, 0);
    expect(times[0]).toBe(6);
    expect(shares[0]).toBeCloseTo(17 / 18, 12);
  });

  it.each<[Partial<Lives>, string]>([
    [{ durations: Float64Array.of(1, -1) }, 'person 1 was watched for -1'],
    [{ durations: Float64Array.of(Number.NaN, 1) }, 'person 0 was watched for NaN'],
    [{ ended: Uint8Array.of(0, 2) }, 'the mark of person 1 is 2'],
    [{ ended: Uint8Array.of(0) }, '2 durations for 1 marks'],
  ])('refuses lives that are none', (change, text) => {
    expect(() => kaplanMeier({ durations: Float64Array.of(1, 2), ended: Uint8Array.of(1, 0), ...change })).toThrow(
      text,
    );
  });
});

describe('concordance', () => {
  const next = uniform(5);
  const lives: Lives = {
    durations: Float64Array.from({ length: 300 }, () => Math.floor(next() * 20)),
    ended: Uint8Array.from({ length: 300 }, () => (next() < 0.6 ? 1 : 0)),
  };
  const risk = lives.durations.map(d => Math.floor(next() * 10) - d / 4);

  it('is the share of the pairs, counted one by one', () => {
    let [right, pairs] = [0, 0];
    lives.durations.forEach((d, i) => {
      for (let j = 0; j < 300; j++) {
        const first =
          lives.ended[i] === 1 && (d < lives.durations[j]! || (d === lives.durations[j] && lives.ended[j] === 0));
        if (!first) continue;
        pairs++;
        right += risk[i]! > risk[j]! ? 1 : risk[i] === risk[j] ? 0.5 : 0;
      }
    });
    expect(pairs).toBeGreaterThan(10_000);
    expect(concordance(risk, lives)).toBeCloseTo(right / pairs, 12);
  });

  it('is 1, 0 and a half', () => {
    expect(
      concordance(
        lives.durations.map(d => -d),
        { ...lives, ended: new Uint8Array(300).fill(1) },
      ),
    ).toBe(1);
    expect(concordance(lives.durations.slice(), { ...lives, ended: new Uint8Array(300).fill(1) })).toBe(0);
    expect(concordance(new Float64Array(300), lives)).toBe(0.5);
    expect(concordance(risk, { ...lives, ended: new Uint8Array(300) })).toBeNaN();
  });
});

describe('integratedBrier', () => {
  const edges = [0, 1, 2, 3, 4];
  const ended = new Uint8Array(4).fill(1);
  const lives: Lives = { durations: Float64Array.of(1, 2, 3, 4), ended };
  const same = (chance: number): Curves => ({ edges, people: 4, values: new Float64Array(20).fill(chance) });

  it('is a quarter for a coin, and what is left at 0 for one who knows', () => {
    const half = integratedBrier(same(0.5), lives, [1, 2, 3, 4]);
    expect(half).toBeCloseTo((0.125 + 0.25 * 3) / 4, 12);
    const known = Float64Array.from([1, 2, 3, 4].flatMap(d => edges.map(e => (e < d ? 1 : 0))));
    expect(integratedBrier({ edges, people: 4, values: known }, lives, [1, 2, 3, 4])).toBe(0);
  });

  it('weights those who are seen for those who were lost', () => {
    const lost: Lives = { durations: Float64Array.of(1, 1, 3, 4), ended: Uint8Array.of(1, 0, 1, 1) };
    // At 2 one of three was lost: two are left, each for 1.5; all expected with 0.5.
    expect(integratedBrier(same(0.5), lost, [2])).toBeCloseTo((0.5 * (0.25 * (1 + 1.5 + 1.5))) / 4, 12);
  });

  it('is worse for the baseline than for one who knows more', () => {
    const all = baselineCurves(kaplanMeier(lives), 4, edges);
    expect(integratedBrier(all, lives, [1, 2, 3])).toBeLessThan(integratedBrier(same(0.5), lives, [1, 2, 3]));
  });

  it('refuses times that do not ascend, and another number of people', () => {
    expect(() => integratedBrier(same(0.5), lives, [2, 1])).toThrow('times [2, 1]');
    expect(() => integratedBrier(same(0.5), lives, [])).toThrow('times []');
    expect(() => integratedBrier({ ...same(0.5), people: 3 }, lives, [1])).toThrow('3 curves for 4 people');
  });
});
