// The truth about what people decide: churn, conversion, upgrades, cards, e-mail, ads and experiments.
// Every hazard is a daily probability 1 / (1 + e^-x), x = the sum stated beside it, with covariates as of the day's start (midnight UTC).

import type { Span } from './truth-usage.ts';

export const CHURN = {
  definition:
    'On the churn day the person leaves for good, before any session of that day; tested on every day after sign-up.',
  intercept: -5.8,
  /** * min(days since the last session, 28) / 7; 1 day when the last session was yesterday. */
  recencyWeeks: 0.75,
  /** * clip(ln((1 + sessions in days -28..-15) / (1 + sessions in days -14..-1)), -1, 2) */
  decline: 0.5,
  /** * min(agent_failed events in days -14..-1, 8) */
  errors: 0.16,
  /** when a payment has failed and is not yet paid */
  cardOverdue: 1.5,
  /** when a support ticket is open */
  ticketOpen: 0.5,
  /** free, starter, pro, business */
  plan: [0, -0.35, -0.6, -1],
  /** * ln(1 + days since sign-up / 30) */
  tenure: -0.25,
  /** * features adopted / 12 */
  breadth: -1.1,
} as const;

export const CONVERSION = {
  definition:
    'A subscription bought by a person on the free plan (again possible after a lapse); tested on every day after sign-up while free.',
  intercept: -7.3,
  /** * min(sessions in days -7..-1, 7) / 7 */
  activity: 0.9,
  /** * features adopted / 12 */
  breadth: 1.4,
  /** * ln(1 + days since sign-up / 30) */
  tenure: -0.3,
  /** solo, small, mid, large */
  companySize: [0, 0.3, 0.45, 0.2],
  /** Plan bought (starter, pro, business) by company size. */
  planWeights: [
    [75, 22, 3],
    [50, 40, 10],
    [25, 50, 25],
    [10, 40, 50],
  ],
  /** Daily log-odds of moving one plan up, for starter and pro: intercept + breadth * features adopted / 12. */
  upgrade: { intercept: -8, breadth: 2.2 },
} as const;

export const CARDS = {
  /** Renewals fall on the day of the month of the first payment (at most the 28th). */
  failureChance: 0.045,
  /** A failed renewal is tried again these days later; after the last one the plan lapses to free. */
  retryAfterDays: [3, 7, 14],
  retrySuccess: 0.45,
} as const;

export interface AdChannel {
  readonly name: string;
  /** Log-odds of the daily conversion hazard per unit of exposure. */
  readonly effect: number;
  /** Ad touches per day of a person on the free plan. */
  readonly daily: number;
  /** Further touches per day for each session in the last 7 days, at most 5: targeting, which confounds naive comparisons. */
  readonly dailyPerSession: number;
  readonly costCents: number;
}

const channels: readonly AdChannel[] = [
  { name: 'paid_search', effect: 0.6, daily: 0.02, dailyPerSession: 0, costCents: 180 },
  { name: 'paid_social', effect: 0.2, daily: 0.03, dailyPerSession: 0, costCents: 90 },
  { name: 'retargeting', effect: 0, daily: 0.005, dailyPerSession: 0.02, costCents: 25 },
  { name: 'affiliate', effect: 0.35, daily: 0.008, dailyPerSession: 0, costCents: 250 },
  { name: 'webinar', effect: 0.9, daily: 0.004, dailyPerSession: 0.002, costCents: 600 },
  { name: 'email', effect: 0.3, daily: 0, dailyPerSession: 0, costCents: 0 },
];

export const ADS = {
  channels,
  /** exposure' = decay * exposure + touches of the day; the hazard of a day uses min(exposure at its start, cap). */
  decay: 0.9,
  cap: 2,
  /** Paying people see this share of the ads. */
  paidShare: 0.3,
  adCampaignsPerChannel: 2,
} as const;

export const MAIL = {
  /** A newsletter every Tuesday; a second mail on Thursdays with this chance; send hour drawn from these UTC hours. */
  thursdayShare: 0.5,
  sendHoursUtc: [6, 8, 10, 13, 15, 18],
  /** Chance of each subject trait, drawn independently. */
  traitShare: 0.5,
  /** A campaign reaches a subscribed, not churned person with this chance; the others are its holdout. */
  reach: 0.9,
  open: {
    intercept: -1.2,
    question: 0.25,
    number: 0.15,
    personalised: 0.35,
    emoji: -0.1,
    urgency: 0.2,
    long: -0.4,
    /** * e^(-d^2 / 12.5), d = hours round the clock between the send hour and the person's main hour, both local. */
    hourMatch: 0.8,
    /** * messages sent to the person in days -14..-1 */
    fatigue: -0.18,
    /** when the person had a session in days -7..-1 */
    active: 0.4,
    /** + N(0, sd), fixed for a person */
    personSd: 0.6,
  },
  /** Log-odds of a click, given an open. */
  click: { intercept: -1.5, personalised: 0.3, urgency: 0.25 },
  /** Log-odds of unsubscribing, given an open. */
  unsubscribe: { intercept: -5, urgency: 0.6, fatigue: 0.3 },
  /** Hours from send to open: median, sd of the logarithm, longest. */
  openDelay: { medianHours: 2.5, logSd: 1.1, maxHours: 72 },
  clickDelayMinutes: 3,
} as const;

export const EXPERIMENTS = {
  conversion: {
    name: 'checkout-short',
    assigned: 'at sign-up, half and half, to people who sign up within the span',
    span: { from: 0.2, to: 0.75 } as Span,
    /** Added to the conversion log-odds in the treatment arm, from the day after sign-up on, with no end. */
    effect: 0.45,
    horizonDays: 30,
  },
  retention: {
    name: 'weekly-digest',
    assigned: 'on one day, half and half, to everyone who is signed up and not churned',
    at: 0.5,
    /** Added to the churn log-odds in the treatment arm, for `days` days from the assignment day on. */
    effect: -0.5,
    days: 90,
  },
} as const;
