// One person: what is fixed (profile) and what changes (a few numbers and three short rings of daily counts).

import { clamp, normal, pick } from './distributions.ts';
import { drawHabits, type Habits } from './habits.ts';
import { TRUTH } from './truth.ts';
import type { World } from './world.ts';

export const CHANNELS = TRUTH.ads.channels.length;
const RING = 28;

export interface Profile {
  readonly index: number;
  readonly id: string;
  /** Day of the window; negative for people who signed up before it. */
  readonly signUpDay: number;
  readonly country: number;
  readonly channel: number;
  readonly companySize: number;
  readonly platform: number;
  readonly habits: Habits;
  readonly dailyRate: number;
  /** Mean feature runs per session before the effect of breadth. */
  readonly runs: number;
  /** Personal log-odds of opening an e-mail. */
  readonly opens: number;
}

/** An ad touch that is already decided but falls on a later day: the click of an e-mail. */
export interface PendingTouch {
  readonly ts: number;
  readonly day: number;
  readonly campaignId: string;
}

export interface Person {
  readonly profile: Profile;
  plan: number;
  /** Day of the month, day and time of day of the first payment. */
  billingDayOfMonth: number;
  billingSince: number;
  /** Day of the renewal that failed and is not yet paid, or -1. */
  overdueSince: number;
  churnDay: number;
  swing: number;
  fade: number;
  lastSessionDay: number;
  readonly sessions: Uint8Array;
  readonly errors: Uint8Array;
  readonly mails: Uint8Array;
  /** Bit f is set when feature f is adopted. */
  adopted: number;
  breadth: number;
  readonly exposure: Float64Array;
  readonly pending: PendingTouch[];
  unsubscribedAt: number;
  /** Day on which the open ticket is solved, or -1. */
  ticketUntil: number;
  /** -1 = not in the experiment, 0 = control, 1 = treatment. */
  conversionArm: number;
  retentionArm: number;
  eventCount: number;
  sessionCount: number;
}

export function personId(index: number): string {
  return `p-${String(index + 1).padStart(6, '0')}`;
}

/** Draws everything fixed about a person; depends on the seed and the index alone. */
export function drawProfile(world: World, index: number, signUpDay: number): Profile {
  const rng = world.random.at('profile', index, 0);
  const { countries, acquisition, companySizes, platformWeights, sessions } = TRUTH.people;
  const country = pick(
    rng,
    countries.map(c => c.weight),
  );
  const channel = pick(rng, acquisition.weights);
  const companySize = pick(rng, companySizes.weights);
  const platform = pick(rng, platformWeights);
  const weekly = clamp(sessions.medianWeekly * Math.exp(sessions.logSd * normal(rng)), 0, sessions.maxWeekly);
  const runs = TRUTH.usage.runs.medianPerPerson * Math.exp(TRUTH.usage.runs.logSd * normal(rng));
  const opens = TRUTH.mail.open.personSd * normal(rng);
  const habits = drawHabits(rng, countries[country]!.utcOffsetMinutes);
  return {
    index,
    id: personId(index),
    signUpDay,
    country,
    channel,
    companySize,
    platform,
    habits,
    dailyRate: weekly / 7,
    runs,
    opens,
  };
}

/** A person as of the start of their sign-up day. */
export function createPerson(profile: Profile, swing: number): Person {
  return {
    profile,
    plan: 0,
    billingDayOfMonth: 0,
    billingSince: -1,
    overdueSince: -1,
    churnDay: -1,
    swing,
    fade: 1,
    lastSessionDay: profile.signUpDay,
    sessions: new Uint8Array(RING),
    errors: new Uint8Array(RING),
    mails: new Uint8Array(RING),
    adopted: 0,
    breadth: 0,
    exposure: new Float64Array(CHANNELS),
    pending: [],
    unsubscribedAt: Number.POSITIVE_INFINITY,
    ticketUntil: -1,
    conversionArm: -1,
    retentionArm: -1,
    eventCount: 0,
    sessionCount: 0,
  };
}

/** An independent copy, for roll-outs. */
export function clonePerson(person: Person): Person {
  return {
    ...person,
    sessions: person.sessions.slice(),
    errors: person.errors.slice(),
    mails: person.mails.slice(),
    exposure: person.exposure.slice(),
    pending: person.pending.slice(),
  };
}

/** Sum of a ring over the days `from` .. `to` before `day`, both inclusive, 1 = yesterday, at most 28. */
export function sumBefore(ring: Uint8Array, day: number, from: number, to: number): number {
  let total = 0;
  for (let back = from; back <= to; back++) total += ring[(day - back + 10 * RING) % RING]!;
  return total;
}

/** Stores the count of a day (saturating at 255) in place of the count 28 days before. */
export function setDay(ring: Uint8Array, day: number, count: number): void {
  ring[(day + 10 * RING) % RING] = Math.min(count, 255);
}

/** Signed up before `day`, so subject to the daily hazards. */
export function isKnown(person: Person, day: number): boolean {
  return person.profile.signUpDay < day && person.churnDay < 0;
}

export function adopt(person: Person, feature: number): void {
  person.adopted |= 1 << feature;
  person.breadth += 1;
}

/** Standard deviation of the slow swing of activity in its steady state. */
export function swingSd(): number {
  const { swingPhi, swingSd: sd } = TRUTH.people.sessions;
  return sd / Math.sqrt(1 - swingPhi * swingPhi);
}
