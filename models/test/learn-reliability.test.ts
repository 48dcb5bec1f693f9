import { expect, it } from 'vitest';
import { reliabilityTerms } from '../src/forecast/joint/usual-reliability.ts';
import { randomNumbers } from '../src/statistics/random.ts';
import { type Case, largestGap, reliability } from './crossing-score.ts';
import { learnReliability } from './learn-reliability.ts';

const TRUE = { rise: -0.3, riseFar: 0.2, fall: 0.2, shift: 0.4, shiftFar: -0.2, lean: 0.3, leanRise: -0.2 };

/** Outcomes drawn with chances that the true weights give. */
function drawn(count: number): Case[] {
  const next = randomNumbers(5);
  return Array.from({ length: count }, (_, i): Case => {
    const chance = 0.005 + 0.99 * next();
    const asked = { side: i % 2 ? 'above' : 'below', steps: [6, 12, 24][i % 3]! } as const;
    const weights = Object.values(TRUE);
    const logit = reliabilityTerms(chance, 'days', asked).reduce(
      (sum, term, k) => sum + term * weights[k]!,
      Math.log(chance / (1 - chance)),
    );
    const happened = next() < 1 / (1 + Math.exp(-logit));
    return { series: `${i}`, kind: 0, even: true, whole: true, ...asked, chance, happened };
  });
}

it('finds the weights that chances were distorted with', () => {
  const got = learnReliability('days', drawn(40_000));
  for (const name of Object.keys(TRUE) as (keyof typeof TRUE)[]) {
    expect(Math.abs(got[name] - TRUE[name]), name).toBeLessThan(0.2);
  }
});

it('changes nothing where nothing is to be learnt', () => {
  const sure = drawn(50).map(c => ({ ...c, chance: c.happened ? 1 : 0 }));
  expect(learnReliability('days', sure)).toEqual({
    rise: 0,
    riseFar: 0,
    fall: 0,
    shift: 0,
    shiftFar: 0,
    lean: 0,
    leanRise: 0,
  });
});

it('gaps are those of bins with the cases to show them; series that hang together leave more doubt', () => {
  const cases = [
    ...Array.from({ length: 120 }, (_, i) => ({ series: `${i}`, chance: 0.55, happened: i < 60 })),
    ...Array.from({ length: 20 }, (_, i) => ({ series: `${i}`, chance: 0.95, happened: false })),
  ];
  expect(largestGap(cases)).toBeCloseTo(0.05, 12);
  const one = reliability(cases)[0]!;
  expect(one.error).toBeCloseTo(Math.sqrt(0.25 / 120), 12);
  const [twins] = reliability(cases.map((c, i) => ({ ...c, series: `${Math.floor(i / 2)}` })));
  expect(twins!.error / one.error).toBeCloseTo(Math.SQRT2, 12);
});
