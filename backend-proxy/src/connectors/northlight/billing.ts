// Money: first payments and upgrades, monthly renewals, failing cards and their retries.

import { chance } from './distributions.ts';
import { DAY } from './options.ts';
import type { Person } from './person.ts';
import { emitEvent } from './person-events.ts';
import type { Rng } from './prng.ts';
import type { Purchase } from './purchases.ts';
import type { Emit, OrderRecord } from './records.ts';
import { TRUTH } from './truth.ts';
import { dayOfMonth, dayStart, type World } from './world.ts';

const PLANS = TRUTH.people.plans;
const RENEWAL_TIME = 0.25 * DAY;

/** Moves the person to the plan they bought. The order itself is written with the session in which it happens. */
export function applyPurchase(world: World, person: Person, day: number, purchase: Purchase): void {
  if (purchase.type === 'new') {
    person.billingDayOfMonth = Math.min(dayOfMonth(world, day), 28);
    person.billingSince = day;
  }
  person.plan = purchase.plan;
}

/** Writes the order and the event of a purchase at `ts`, inside the session `sessionId`. */
export function emitPurchase(
  emit: Emit,
  person: Person,
  purchase: Purchase,
  at: { ts: number; sessionId: string; channel: string | null; campaign: string | null },
): void {
  const plan = PLANS[purchase.plan]!;
  const before = purchase.type === 'upgrade' ? PLANS[purchase.plan - 1]!.monthlyCents : 0;
  const cents = plan.monthlyCents - before;
  emitOrder(emit, person, at.ts, {
    type: purchase.type,
    plan: purchase.plan,
    amountCents: cents,
    status: 'paid',
    attempt: 1,
  });
  const name = purchase.type === 'new' ? 'subscription_started' : 'plan_upgraded';
  emitEvent(emit, person, name, at.ts, { ...at, value: cents / 100, props: { plan: plan.name } });
}

/** The renewal of the day, or the retry of one that failed. */
export function billDay(world: World, person: Person, day: number, rng: Rng, emit: Emit | null): void {
  if (person.plan === 0) return;
  if (person.overdueSince >= 0) retry(world, person, day, rng, emit);
  else if (day > person.billingSince && dayOfMonth(world, day) === person.billingDayOfMonth) {
    const failed = chance(rng, TRUTH.cards.failureChance);
    if (failed) person.overdueSince = day;
    if (emit) emitRenewal(world, person, day, emit, failed, 1);
  }
}

function retry(world: World, person: Person, day: number, rng: Rng, emit: Emit | null): void {
  const schedule = TRUTH.cards.retryAfterDays;
  const k = schedule.findIndex(after => day - person.overdueSince === after);
  if (k < 0) return;
  const paid = chance(rng, TRUTH.cards.retrySuccess);
  if (emit) emitRenewal(world, person, day, emit, !paid, k + 2);
  if (paid) person.overdueSince = -1;
  else if (k === schedule.length - 1) {
    const ts = renewalTime(world, person, day) + 1000;
    if (emit) emitEvent(emit, person, 'plan_lapsed', ts, { props: planProps(person) });
    person.plan = 0;
    person.overdueSince = -1;
  }
}

function emitRenewal(world: World, person: Person, day: number, emit: Emit, failed: boolean, attempt: number): void {
  const ts = renewalTime(world, person, day);
  const cents = PLANS[person.plan]!.monthlyCents;
  const status = failed ? 'failed' : 'paid';
  emitOrder(emit, person, ts, { type: 'renewal', plan: person.plan, amountCents: cents, status, attempt });
  if (failed) {
    emitEvent(emit, person, 'payment_failed', ts, { value: cents / 100, props: { ...planProps(person), attempt } });
  }
}

/** Renewals run as a batch at six in the morning UTC: a second apart, so the batch takes an hour. */
function renewalTime(world: World, person: Person, day: number): number {
  return dayStart(world, day) + RENEWAL_TIME + (person.profile.index % 3600) * 1000;
}

function planProps(person: Person): { plan: string } {
  return { plan: PLANS[person.plan]!.name };
}

type OrderDetail = Pick<OrderRecord, 'type' | 'amountCents' | 'status' | 'attempt'> & { readonly plan: number };

function emitOrder(emit: Emit, person: Person, ts: number, detail: OrderDetail): void {
  const time = Math.floor(ts);
  emit({
    kind: 'order',
    id: `o${person.profile.index.toString(36)}-${time.toString(36)}`,
    ts: time,
    personId: person.profile.id,
    type: detail.type,
    plan: PLANS[detail.plan]!.name,
    amountCents: detail.amountCents,
    status: detail.status,
    attempt: detail.attempt,
  });
}
