// The daily hazards of buying: the first subscription, and moving one plan up.

import { chance, logistic, pick } from './distributions.ts';
import { type Person, sumBefore } from './person.ts';
import type { Rng } from './prng.ts';
import { TRUTH } from './truth.ts';

export interface Purchase {
  readonly type: 'new' | 'upgrade';
  readonly plan: number;
}

/**
 * Log-odds that a person on the free plan buys on `day`, given their state at its start.
 * @param withoutChannel index of an ad channel whose exposure is left out, for the channel's true increment
 */
export function conversionLogit(person: Person, day: number, withoutChannel = -1): number {
  const b = TRUTH.conversion;
  let x =
    b.intercept +
    (b.activity * Math.min(sumBefore(person.sessions, day, 1, 7), 7)) / 7 +
    (b.breadth * person.breadth) / 12 +
    b.tenure * Math.log(1 + (day - person.profile.signUpDay) / 30) +
    b.companySize[person.profile.companySize]! +
    (person.conversionArm === 1 ? TRUTH.experiments.conversion.effect : 0);
  TRUTH.ads.channels.forEach((channel, c) => {
    if (c !== withoutChannel) x += channel.effect * exposureOf(person, c);
  });
  return x;
}

/** Exposure to an ad channel as the hazard sees it: decayed touches, capped. */
export function exposureOf(person: Person, channel: number): number {
  return Math.min(person.exposure[channel]!, TRUTH.ads.cap);
}

/** Draws today's purchase, if any. */
export function drawPurchase(person: Person, probability: number, rng: Rng): Purchase | null {
  const bought = chance(rng, probability);
  if (!bought) return null;
  if (person.plan > 0) return { type: 'upgrade', plan: person.plan + 1 };
  return { type: 'new', plan: 1 + pick(rng, TRUTH.conversion.planWeights[person.profile.companySize]!) };
}

/** Probability of a purchase on `day`: conversion when free, upgrade when on starter or pro and nothing is overdue. */
export function purchaseProbability(person: Person, day: number): number {
  if (person.plan === 0) return logistic(conversionLogit(person, day));
  if (person.plan >= TRUTH.people.plans.length - 1 || person.overdueSince >= 0) return 0;
  const { intercept, breadth } = TRUTH.conversion.upgrade;
  return logistic(intercept + (breadth * person.breadth) / 12);
}
