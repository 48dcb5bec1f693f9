// The records the simulation yields. `ts` is UTC epoch milliseconds; `id` is unique within a kind.

export type Platform = 'web' | 'ios' | 'android';
export type PlanName = 'free' | 'starter' | 'pro' | 'business';

export type EventName =
  | 'page_viewed'
  | 'signed_up'
  | 'signed_in'
  | 'session_started'
  | 'feature_used'
  | 'agent_failed'
  | 'subscription_started'
  | 'plan_upgraded'
  | 'payment_failed'
  | 'plan_lapsed'
  | 'subscription_cancelled'
  | 'ticket_opened'
  | 'ticket_solved'
  | 'email_opened'
  | 'email_clicked'
  | 'email_unsubscribed';

/** A person becomes known: at sign-up, or at the start of the window when they signed up before it. */
export interface PersonRecord {
  readonly kind: 'person';
  readonly id: string;
  readonly ts: number;
  readonly signedUpAt: number;
  readonly country: string;
  readonly utcOffsetMinutes: number;
  /** Channel of acquisition. */
  readonly channel: string;
  readonly companySize: string;
  readonly device: 'desktop' | 'mobile';
  readonly platform: Platform;
  /** Plan at `ts`; later changes are orders and events. */
  readonly plan: PlanName;
}

/** Something a person (or an unknown device) did. At least one of `personId` and `anonymousId` is set; both = identity link. */
export interface EventRecord {
  readonly kind: 'event';
  readonly id: string;
  readonly ts: number;
  readonly personId: string | null;
  readonly anonymousId: string | null;
  readonly sessionId: string | null;
  readonly name: EventName;
  readonly platform: Platform | null;
  readonly channel: string | null;
  readonly campaign: string | null;
  /** Credits for feature_used, money (USD) for subscriptions and payments, else null. */
  readonly value: number | null;
  readonly props: Readonly<Record<string, string | number>>;
}

/** One e-mail to one person; times later than the window's end are null. */
export interface MessageRecord {
  readonly kind: 'message';
  readonly id: string;
  readonly ts: number;
  readonly personId: string;
  readonly campaignId: string;
  readonly openedAt: number | null;
  readonly clickedAt: number | null;
  readonly unsubscribedAt: number | null;
}

export interface SubjectTraits {
  readonly question: boolean;
  readonly number: boolean;
  readonly personalised: boolean;
  readonly emoji: boolean;
  readonly urgency: boolean;
  readonly long: boolean;
}

/** An e-mail campaign at its send time, or an ad campaign at the start of the window (no traits). */
export interface CampaignRecord {
  readonly kind: 'campaign';
  readonly id: string;
  readonly ts: number;
  readonly channel: string;
  /** Subject line, or the ad campaign's name. */
  readonly name: string;
  readonly sendHourUtc: number | null;
  readonly traits: SubjectTraits | null;
}

export interface TouchRecord {
  readonly kind: 'touch';
  readonly id: string;
  readonly ts: number;
  readonly personId: string | null;
  readonly anonymousId: string | null;
  readonly channel: string;
  readonly campaignId: string;
  readonly costCents: number;
}

export interface OrderRecord {
  readonly kind: 'order';
  readonly id: string;
  readonly ts: number;
  readonly personId: string;
  readonly type: 'new' | 'upgrade' | 'renewal';
  /** The plan paid for. */
  readonly plan: PlanName;
  readonly amountCents: number;
  readonly status: 'paid' | 'failed';
  /** 1 for the first try, 2 and up for retries of a failed card. */
  readonly attempt: number;
}

export interface AssignmentRecord {
  readonly kind: 'assignment';
  readonly id: string;
  readonly ts: number;
  readonly personId: string;
  readonly experiment: string;
  readonly variant: 'control' | 'treatment';
}

/** One point of a metric series. */
export interface MetricPoint {
  readonly metric: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Start of the hour or day, UTC epoch ms. */
  readonly ts: number;
  readonly value: number;
  readonly unit: string;
}

/** A metric point that comes with no events behind it: the hourly load. */
export interface MetricRecord extends MetricPoint {
  readonly kind: 'metric';
  readonly id: string;
}

export type NorthlightRecord =
  | PersonRecord
  | EventRecord
  | MessageRecord
  | CampaignRecord
  | TouchRecord
  | OrderRecord
  | AssignmentRecord
  | MetricRecord;

/** Takes records in any order; they need not be in time order. */
export type Emit = (record: NorthlightRecord) => void;
