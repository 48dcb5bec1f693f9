// Ad touches and what remains of them: the exposure that lifts the conversion hazard.

import { below, pick, poisson } from './distributions.ts';
import { DAY } from './options.ts';
import { type PendingTouch, type Person, sumBefore } from './person.ts';
import type { Rng } from './prng.ts';
import type { CampaignRecord, Emit } from './records.ts';
import { TRUTH } from './truth.ts';
import { dayStart, type World } from './world.ts';

const CHANNELS = TRUTH.ads.channels;
const EMAIL = CHANNELS.findIndex(channel => channel.name === 'email');

const DAILY = CHANNELS.reduce((sum, channel) => sum + channel.daily, 0);
const DAILY_PER_SESSION = CHANNELS.reduce((sum, channel) => sum + channel.dailyPerSession, 0);

/** What may bring a person to the first session after `ts`. */
export interface Referral {
  readonly ts: number;
  readonly channel: string;
  readonly campaign: string;
}

/** Index of an ad channel by name, or -1 for channels that are no ads (organic, direct, referral). */
export function adChannel(name: string): number {
  return CHANNELS.findIndex(channel => channel.name === name);
}

/** Decays the exposure by one day and adds the touches of that day. */
export function settleExposure(person: Person, touches: ArrayLike<number>): void {
  for (let c = 0; c < CHANNELS.length; c++) person.exposure[c] = TRUTH.ads.decay * person.exposure[c]! + touches[c]!;
}

/**
 * Draws the day's ad touches of a known person and emits them.
 * @param counts filled with the touches per channel
 * @returns one touch of the day, as the source of the session after it, or null
 */
export function touchDay(
  world: World,
  person: Person,
  day: number,
  rng: Rng,
  emit: Emit | null,
  counts: Uint8Array,
): Referral | null {
  counts.fill(0);
  let last = pendingTouches(person, day, emit, counts);
  const sessions = Math.min(sumBefore(person.sessions, day, 1, 7), 5);
  const share = person.plan === 0 ? 1 : TRUTH.ads.paidShare;
  // One Poisson for all channels, split by their means: the same law as one Poisson a channel.
  const n = poisson(rng, share * (DAILY + DAILY_PER_SESSION * sessions));
  for (let k = 0; k < n; k++) {
    const c = pick(
      rng,
      CHANNELS.map(channel => channel.daily + channel.dailyPerSession * sessions),
    );
    counts[c]! += 1;
    const campaignId = adCampaignId(c, below(rng, TRUTH.ads.adCampaignsPerChannel));
    const ts = dayStart(world, day) + Math.floor(rng.next() * DAY);
    last = { ts, channel: CHANNELS[c]!.name, campaign: campaignId };
    if (emit) emitTouch(emit, { ts, channel: c, campaignId, personId: person.profile.id, anonymousId: null });
  }
  return last;
}

/** Clicks on e-mails that fall on this day. */
function pendingTouches(person: Person, day: number, emit: Emit | null, counts: Uint8Array): Referral | null {
  let last: Referral | null = null;
  for (let i = person.pending.length - 1; i >= 0; i--) {
    const touch = person.pending[i]!;
    if (touch.day !== day) continue;
    person.pending.splice(i, 1);
    counts[EMAIL]! += 1;
    last = { ts: touch.ts, channel: 'email', campaign: touch.campaignId };
    if (emit) emitPending(emit, person, touch);
  }
  return last;
}

function emitPending(emit: Emit, person: Person, touch: PendingTouch): void {
  emitTouch(emit, {
    ts: touch.ts,
    channel: EMAIL,
    campaignId: touch.campaignId,
    personId: person.profile.id,
    anonymousId: null,
  });
}

export function emitTouch(
  emit: Emit,
  touch: { ts: number; channel: number; campaignId: string; personId: string | null; anonymousId: string | null },
): void {
  const channel = CHANNELS[touch.channel]!;
  emit({
    kind: 'touch',
    id: `t-${touch.personId ?? touch.anonymousId}-${touch.ts.toString(36)}-${touch.channel}`,
    ts: touch.ts,
    personId: touch.personId,
    anonymousId: touch.anonymousId,
    channel: channel.name,
    campaignId: touch.campaignId,
    costCents: channel.costCents,
  });
}

export function adCampaignId(channel: number, k: number): string {
  return `${CHANNELS[channel]!.name}-${k + 1}`;
}

/** The ad campaigns, which all run from the start of the window. */
export function adCampaigns(start: number): CampaignRecord[] {
  return CHANNELS.flatMap((channel, c) =>
    channel.name === 'email'
      ? []
      : Array.from({ length: TRUTH.ads.adCampaignsPerChannel }, (_, k) => ({
          kind: 'campaign' as const,
          id: adCampaignId(c, k),
          ts: start,
          channel: channel.name,
          name: `${channel.name.replace('_', ' ')} ${k + 1}`,
          sendHourUtc: null,
          traits: null,
        })),
  );
}
