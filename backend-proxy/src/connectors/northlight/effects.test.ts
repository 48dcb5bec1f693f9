// Do stated effects show in what happens? Experiments, ad channels and e-mail subjects, each against its coefficient.

import { describe, expect, it } from 'vitest';
import { logistic } from './distributions.ts';
import { CHANNELS, type Person } from './person.ts';
import { conversionLogit, exposureOf } from './purchases.ts';
import type { CampaignRecord, MessageRecord } from './records.ts';
import { planOf, simulateDays } from './simulate.ts';
import { TRUTH } from './truth.ts';
import { createWorld, type World, within } from './world.ts';

interface Arm {
  days: number;
  events: number;
}

/** Sums over free person-days, weighted by the exposure x to one channel; y = 1 on the day of a purchase. */
interface Scores {
  x: number;
  xx: number;
  xy: number;
  /** Sums of x p and x^2 p (1 - p) with the stated probability, and without the channel's effect. */
  xp: number;
  variance: number;
  xpWithout: number;
  varianceWithout: number;
}

const world = createWorld(planOf({ end: '2026-07-01', people: 3000, seed: 5, months: 12 }));
const conversion: [Arm, Arm] = [arm(), arm()];
const retention: [Arm, Arm] = [arm(), arm()];
const scores = TRUTH.ads.channels.map(
  (): Scores => ({ x: 0, xx: 0, xy: 0, xp: 0, variance: 0, xpWithout: 0, varianceWithout: 0 }),
);
const exposure = new Float64Array(CHANNELS);
const free = { days: 0, events: 0 };
const campaigns = new Map<string, CampaignRecord>();
const messages: MessageRecord[] = [];

function arm(): Arm {
  return { days: 0, events: 0 };
}

for (const records of simulateDays(world, {
  churnDraw(_: World, person: Person, day: number, _hazard: number, churned: boolean) {
    if (person.retentionArm < 0 || !within(world.retentionTest, day)) return;
    const own = retention[person.retentionArm === 1 ? 1 : 0];
    own.days += 1;
    own.events += churned ? 1 : 0;
  },
  conversionDraw(person: Person, day: number) {
    const p = logistic(conversionLogit(person, day));
    scores.forEach((score, c) => {
      const x = exposureOf(person, c);
      const without = logistic(conversionLogit(person, day, c));
      exposure[c] = x;
      score.x += x;
      score.xx += x * x;
      score.xp += x * p;
      score.variance += x * x * p * (1 - p);
      score.xpWithout += x * without;
      score.varianceWithout += x * x * without * (1 - without);
    });
    free.days += 1;
    if (person.conversionArm >= 0) conversion[person.conversionArm === 1 ? 1 : 0].days += 1;
  },
  converted(person: Person) {
    // The purchase follows its own draw at once, so `exposure` is still that of the buyer.
    scores.forEach((score, c) => {
      score.xy += exposure[c]!;
    });
    free.events += 1;
    if (person.conversionArm >= 0) conversion[person.conversionArm === 1 ? 1 : 0].events += 1;
  },
})) {
  for (const record of records) {
    if (record.kind === 'campaign') campaigns.set(record.id, record);
    else if (record.kind === 'message') messages.push(record);
  }
}

describe('the experiments', () => {
  it.each([
    ['conversion', conversion, TRUTH.experiments.conversion.effect],
    ['retention', retention, TRUTH.experiments.retention.effect],
  ] as const)('%s: the arms differ by the stated log-odds, and clearly so', (_, [control, treatment], effect) => {
    // Daily hazards are small, so the log of the rate ratio estimates the log-odds ratio; its variance is 1/a + 1/b events.
    const lift = Math.log(treatment.events / treatment.days / (control.events / control.days));
    const error = Math.sqrt(1 / treatment.events + 1 / control.events);
    expect(Math.abs(lift - effect)).toBeLessThan(2.58 * error); // the 1 % level
    expect(Math.abs(lift)).toBeGreaterThan(2 * error);
    expect(Math.sign(lift)).toBe(Math.sign(effect));
  });
});

describe('the ad channels', () => {
  it.each(TRUTH.ads.channels.map((channel, c) => [channel.name, c, channel.effect] as const))(
    '%s lifts conversions as stated',
    (_, c, effect) => {
      const { xy, xp, variance, xpWithout, varianceWithout } = scores[c]!;
      expect(Math.abs(xy - xp)).toBeLessThan(2.58 * Math.sqrt(variance));
      // Effects too small for three thousand people to show are held to the first line only.
      if (effect >= 0.5) expect(xy - xpWithout).toBeGreaterThan(3 * Math.sqrt(varianceWithout));
    },
  );

  it('include one that only looks good: people who convert see more retargeting, and it does nothing', () => {
    const c = TRUTH.ads.channels.findIndex(channel => channel.name === 'retargeting');
    const share = free.events / free.days;
    const { x, xx, xy } = scores[c]!;
    expect(TRUTH.ads.channels[c]!.effect).toBe(0);
    expect(xy - share * x).toBeGreaterThan(3 * Math.sqrt(share * (1 - share) * xx));
  });
});

describe('the e-mails', () => {
  it.each(['question', 'number', 'personalised', 'emoji', 'urgency', 'long'] as const)(
    'are opened more or less with the subject trait %s, as stated',
    trait => {
      const split = [arm(), arm()] as const;
      for (const message of messages) {
        const own = split[campaigns.get(message.campaignId)!.traits![trait] ? 1 : 0];
        own.days += 1;
        own.events += message.openedAt === null ? 0 : 1;
      }
      const logOdds = split.map(({ days, events }) => Math.log(events / (days - events)));
      const stated = TRUTH.mail.open[trait];
      // Other traits of some 75 campaigns do not balance exactly; each adds its effect times an imbalance of about 2/sqrt(75).
      const others = (['question', 'number', 'personalised', 'emoji', 'urgency', 'long'] as const).filter(
        t => t !== trait,
      );
      const imbalance = Math.sqrt(others.reduce((sum, t) => sum + TRUTH.mail.open[t] ** 2, 0)) * (2 / Math.sqrt(75));
      const noise = Math.sqrt(split.reduce((sum, { days, events }) => sum + 1 / events + 1 / (days - events), 0));
      expect(Math.abs(logOdds[1]! - logOdds[0]! - stated)).toBeLessThan(3 * Math.hypot(imbalance, noise));
    },
  );

  it('stop for a person who unsubscribed', () => {
    const left = new Map<string, number>();
    for (const { personId, unsubscribedAt } of messages) {
      if (unsubscribedAt !== null)
        left.set(personId, Math.min(unsubscribedAt, left.get(personId) ?? Number.POSITIVE_INFINITY));
    }
    expect(left.size).toBeGreaterThan(100);
    expect(messages.filter(({ personId, ts }) => ts > (left.get(personId) ?? Number.POSITIVE_INFINITY))).toEqual([]);
  });

  it('are never opened before they are sent, nor clicked before they are opened', () => {
    expect(messages.length).toBeGreaterThan(10_000);
    const wrong = messages.filter(
      ({ ts, openedAt, clickedAt, unsubscribedAt }) =>
        (openedAt ?? ts + 1) <= ts ||
        (clickedAt ?? Number.POSITIVE_INFINITY) <= (openedAt ?? 0) ||
        (unsubscribedAt !== null && openedAt === null),
    );
    expect(wrong).toEqual([]);
  });
});
