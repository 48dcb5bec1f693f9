// The truth about people: how many come when, from where, with which habits. Every number here is also in truth.json.

import type { PlanName, Platform } from './records.ts';

export interface Country {
  readonly code: string;
  /** Fixed offset from UTC; the simulated countries keep no summer time. */
  readonly utcOffsetMinutes: number;
  readonly weight: number;
}

export interface Plan {
  readonly name: PlanName;
  readonly monthlyCents: number;
  /** Most features a person on this plan adopts. */
  readonly featureLimit: number;
  /** Share among people who signed up before the window. */
  readonly baseShare: number;
}

const countries: readonly Country[] = [
  { code: 'US', utcOffsetMinutes: -360, weight: 32 },
  { code: 'GB', utcOffsetMinutes: 0, weight: 12 },
  { code: 'DE', utcOffsetMinutes: 60, weight: 13 },
  { code: 'FR', utcOffsetMinutes: 60, weight: 8 },
  { code: 'IN', utcOffsetMinutes: 330, weight: 12 },
  { code: 'BR', utcOffsetMinutes: -180, weight: 7 },
  { code: 'CA', utcOffsetMinutes: -300, weight: 6 },
  { code: 'JP', utcOffsetMinutes: 540, weight: 5 },
  { code: 'AU', utcOffsetMinutes: 600, weight: 5 },
];

const plans: readonly Plan[] = [
  { name: 'free', monthlyCents: 0, featureLimit: 7, baseShare: 0.45 },
  { name: 'starter', monthlyCents: 1900, featureLimit: 9, baseShare: 0.25 },
  { name: 'pro', monthlyCents: 4900, featureLimit: 11, baseShare: 0.2 },
  { name: 'business', monthlyCents: 14900, featureLimit: 12, baseShare: 0.1 },
];

const platforms: readonly Platform[] = ['web', 'ios', 'android'];

export const PEOPLE = {
  countries,
  plans,
  platforms,
  signUps: {
    /** Share of people who signed up before the window, uniformly over the months before it. */
    baseShare: 0.25,
    baseMonths: 24,
    /** Sign-ups per day grow by this share every 30 days (compounded daily). */
    growthPer30Days: 0.035,
    /** Monday to Sunday, relative. */
    weekday: [1.2, 1.25, 1.2, 1.15, 1, 0.55, 0.65],
  },
  /** Channel of acquisition, share in percent. */
  acquisition: {
    channels: ['organic', 'paid_search', 'paid_social', 'referral', 'affiliate', 'direct'],
    weights: [30, 20, 15, 14, 7, 14],
  },
  companySizes: { names: ['solo', 'small', 'mid', 'large'], weights: [30, 38, 22, 10] },
  /** Main platform; sessions use it with `mainPlatformShare`, else web (or ios for web people). */
  platformWeights: [70, 17, 13],
  mainPlatformShare: 0.85,
  habits: {
    /** Share of people who work on weekdays; the others favour evenings and weekends. */
    officeShare: 0.8,
    officeWeekday: [1.1, 1.2, 1.2, 1.15, 0.95, 0.2, 0.15],
    leisureWeekday: [0.8, 0.8, 0.85, 0.85, 0.95, 1.4, 1.35],
    /** Each weekday's weight of a person is multiplied by e^N(0, sd), then scaled to mean 1. */
    weekdaySd: 0.25,
    /** Three bell curves over local hours: mean, spread of the mean between people, width in hours. */
    peaks: [
      { hour: 10, between: 1.2, width: 1.5 },
      { hour: 15, between: 1.2, width: 1.8 },
      { hour: 20.5, between: 0.8, width: 1.3 },
    ],
    officePeakShares: [0.52, 0.4, 0.08],
    leisurePeakShares: [0.2, 0.25, 0.55],
  },
  /** Sessions per day = weekly/7 * e^(z - var(z)/2) * fade * weekday * holiday * (paid ? paidFactor : 1), Poisson, at most 12. */
  sessions: {
    /** Weekly rate of a person: median and sd of its logarithm. */
    medianWeekly: 3.4,
    logSd: 0.55,
    maxWeekly: 20,
    paidFactor: 1.2,
    /** z, the slow swing of a person: z' = phi z + N(0, sd), daily. */
    swingPhi: 0.96,
    swingSd: 0.09,
    /** A person starts to fade with this daily chance; fading multiplies the rate daily, recovery ends it. */
    fadeStart: 0.004,
    fadeDaily: 0.93,
    fadeFloor: 0.08,
    fadeRecover: 0.025,
    /** 24 December to 1 January, every year. */
    holidayFactor: 0.5,
  },
  browsing: {
    /** Share of people who visit before the visit in which they sign up; visits are 1 + Poisson(extraVisits) over maxDays. */
    share: 0.6,
    extraVisits: 1.2,
    maxDays: 21,
    secondDeviceShare: 0.3,
    /** Share of second devices on which the person later signs in, 1 to 14 days after sign-up, which links them. */
    secondDeviceLinked: 0.75,
    /** Visitors who never sign up, per person who does; visits are 1 + Poisson(extraVisits / 2). */
    strangersPerPerson: 1.5,
    /** Chance that a visit starts with an ad touch, when the channel of acquisition is no ad. */
    touchShare: 0.25,
    pages: ['/', '/product', '/pricing', '/docs', '/blog'],
    landing: [50, 15, 8, 12, 15],
    /** Page to page, rows as `pages`; the last column leaves the site. The visit that ends in a sign-up adds /sign-up. */
    transitions: [
      [0, 0.35, 0.2, 0.08, 0.07, 0.3],
      [0.1, 0, 0.35, 0.15, 0.05, 0.35],
      [0.08, 0.2, 0, 0.12, 0.03, 0.57],
      [0.06, 0.18, 0.1, 0.25, 0.03, 0.38],
      [0.12, 0.14, 0.06, 0.05, 0.18, 0.45],
    ],
  },
} as const;
