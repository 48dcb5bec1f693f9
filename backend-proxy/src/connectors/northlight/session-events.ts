// The story of a day's sessions: when they start, which features run, what fails, what it costs.

import { emitPurchase } from './billing.ts';
import { below, chance, normal, pick, pickCumulative, poisson } from './distributions.ts';
import { DAY, HOUR } from './options.ts';
import type { Person } from './person.ts';
import { type EventDetail, emitEvent } from './person-events.ts';
import type { Rng } from './prng.ts';
import type { Purchase } from './purchases.ts';
import type { Emit, Platform } from './records.ts';
import type { Referral } from './touches.ts';
import { TRUTH } from './truth.ts';
import { ratesOf, type UsageDay } from './usage.ts';
import { dayStart, type World, weekdayOf } from './world.ts';

const { features } = TRUTH.usage;
const SERVICE_SHARES = features.map(feature => Float64Array.from(feature.services, service => service.share));
const USED_PROPS = features.map(({ name, agent, services }) =>
  services.map(service => ({ feature: name, service: service.name, ...(agent === null ? {} : { agent }) })),
);
const FAILED_PROPS = features.map(({ name, agent }) =>
  ['timeout', 'bad_output'].map(code => ({ feature: name, agent: agent ?? '', code })),
);
const TIMEOUT_SHARE = 0.6;

export interface SessionDay {
  readonly usage: UsageDay;
  readonly purchase: Purchase | null;
  /** Source of the first session that starts after it; the others are direct. */
  readonly referral: Referral | null;
  /** Start of the first session, when something else fixes it (sign-up). */
  readonly firstStart: number | null;
}

/** Weights of the features a person can run today, for runs that work and runs that fail. Reused: one call at a time. */
const weights = { success: new Float64Array(features.length), failing: new Float64Array(features.length) };

/** A random instant of the day at which this person tends to work. */
export function drawStart(world: World, person: Person, day: number, rng: Rng): number {
  const slot = weekdayOf(world.plan, day) * 24;
  const hour = pickCumulative(rng, person.profile.habits.hours, slot, slot + 24);
  return dayStart(world, day) + Math.floor((hour + rng.next()) * HOUR);
}

/** Emits every event of the day's sessions. All lie inside the day: a session that would run past midnight UTC starts earlier. */
export function emitSessions(world: World, person: Person, day: number, today: SessionDay, rng: Rng, emit: Emit): void {
  const { usage } = today;
  const failures = new Array<number>(usage.sessions).fill(0);
  for (let k = 0; k < usage.failedRuns; k++) failures[below(rng, usage.sessions)]! += 1;
  const starts = drawStarts(world, person, day, today, rng);
  const referred = today.referral === null ? -1 : starts.findIndex(start => start >= today.referral!.ts);
  weighRuns(world, person, day);
  for (let s = 0; s < usage.sessions; s++) {
    const first = usage.adopted.filter(entry => entry.session === s).map(entry => entry.feature);
    const actions = drawActions(first, poisson(rng, usage.runsPerSession), failures[s]!, rng);
    const times = placeActions(
      starts[s]!,
      actions.length + 1,
      dayStart(world, day + 1),
      rng,
      today.firstStart !== null,
    );
    const referral = s === referred ? today.referral : null;
    emitSession(person, actions, times, { referral, purchase: s === 0 ? today.purchase : null }, rng, emit);
  }
}

/** Session starts in order; on the day of sign-up the first is given and none comes before it. */
function drawStarts(world: World, person: Person, day: number, today: SessionDay, rng: Rng): number[] {
  const starts = Array.from({ length: today.usage.sessions }, () => drawStart(world, person, day, rng));
  const { firstStart } = today;
  if (firstStart !== null) {
    const left = dayStart(world, day + 1) - firstStart;
    for (let s = 0; s < starts.length; s++) if (starts[s]! < firstStart) starts[s] = firstStart + rng.next() * left;
    starts[0] = firstStart;
  }
  return starts.sort((a, b) => a - b);
}

function weighRuns(world: World, person: Person, day: number): void {
  const rates = ratesOf(world, day);
  for (let f = 0; f < features.length; f++) {
    const weight = person.adopted & (1 << f) ? features[f]!.weight : 0;
    weights.success[f] = weight * (1 - rates[f]!);
    weights.failing[f] = weight * rates[f]!;
  }
}

/**
 * The runs of one session in order: first runs of newly adopted features, then runs by weight with the failed ones mixed in.
 * @returns feature indexes; a failed run of feature f is -1 - f
 */
function drawActions(first: readonly number[], runs: number, failures: number, rng: Rng): number[] {
  const actions = first.slice();
  let last = -1;
  for (let n = runs; n > 0; n--) {
    last = last >= 0 && chance(rng, TRUTH.usage.repeatChance) ? last : pick(rng, weights.success);
    actions.push(last);
  }
  for (let n = failures; n > 0; n--) {
    const at = first.length + below(rng, actions.length - first.length + 1);
    actions.splice(at, 0, -1 - pick(rng, weights.failing));
  }
  return actions;
}

/** Times of the session's start and of each action: log-normal gaps, squeezed only when a fixed start leaves too little of the day. */
function placeActions(start: number, count: number, dayEnd: number, rng: Rng, fixed: boolean): number[] {
  const { medianSeconds, logSd } = TRUTH.usage.gap;
  const offsets = [0];
  for (let i = 1; i < count; i++) offsets.push(offsets[i - 1]! + medianSeconds * 1000 * Math.exp(logSd * normal(rng)));
  const length = offsets[count - 1]! + 2000; // room for an order after the last action
  const room = dayEnd - start - 1;
  const begin = fixed || room >= length ? start : Math.max(dayEnd - DAY, dayEnd - 1 - length);
  const scale = Math.min(1, (dayEnd - begin - 1) / length);
  return offsets.map(offset => Math.floor(begin + offset * scale));
}

function emitSession(
  person: Person,
  actions: readonly number[],
  times: readonly number[],
  source: { referral: Referral | null; purchase: Purchase | null },
  rng: Rng,
  emit: Emit,
): void {
  const sessionId = `s${person.profile.index.toString(36)}-${person.sessionCount++}`;
  const channel = source.referral?.channel ?? 'direct';
  const campaign = source.referral?.campaign ?? null;
  const common = { sessionId, platform: drawPlatform(person, rng), channel, campaign };
  emitEvent(emit, person, 'session_started', times[0]!, common);
  for (let i = 0; i < actions.length; i++) emitRun(emit, person, actions[i]!, times[i + 1]!, common, rng);
  if (source.purchase) {
    emitPurchase(emit, person, source.purchase, { ts: times[times.length - 1]! + 1000, sessionId, channel, campaign });
  }
}

function emitRun(emit: Emit, person: Person, action: number, ts: number, common: EventDetail, rng: Rng): void {
  if (action < 0) {
    const props = FAILED_PROPS[-1 - action]![chance(rng, TIMEOUT_SHARE) ? 0 : 1]!;
    emitEvent(emit, person, 'agent_failed', ts, { ...common, props });
    return;
  }
  const props = USED_PROPS[action]![pick(rng, SERVICE_SHARES[action]!)]!;
  emitEvent(emit, person, 'feature_used', ts, { ...common, value: drawCredits(features[action]!.credits, rng), props });
}

function drawCredits(mean: number, rng: Rng): number {
  const sd = TRUTH.usage.creditsLogSd;
  return Math.max(1, Math.round(mean * Math.exp(sd * normal(rng) - (sd * sd) / 2)));
}

function drawPlatform(person: Person, rng: Rng): Platform {
  const { platforms, mainPlatformShare } = TRUTH.people;
  const main = platforms[person.profile.platform]!;
  if (chance(rng, mainPlatformShare)) return main;
  return main === 'web' ? 'ios' : 'web';
}
