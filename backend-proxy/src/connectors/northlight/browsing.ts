// Anonymous visits: a random walk over the site's pages, sometimes opened by an ad.

import { below, chance, exponential, pick, poisson } from './distributions.ts';
import { DAY } from './options.ts';
import type { Rng } from './prng.ts';
import type { Emit, Platform } from './records.ts';
import { adCampaignId, adChannel, emitTouch } from './touches.ts';
import { TRUTH } from './truth.ts';
import { dayStart, type World } from './world.ts';

const { pages, landing, transitions, touchShare } = TRUTH.people.browsing;
const LEAVES = pages.length;
const MAX_PAGES = 30;

/** The source of a visit: a channel, and for ads the campaign and the ad channel's index. */
export interface VisitSource {
  readonly channel: string;
  readonly campaign: string | null;
  readonly adChannel: number;
}

export interface Visitor {
  readonly anonymousId: string;
  /** Prefix of event and session ids; `-<n>` follows. */
  readonly idPrefix: string;
  /** Next number of the prefix; counts up. */
  count: number;
  readonly platform: Platform;
}

/** The ad behind a visit: the channel of acquisition when that is an ad, else now and then another one. */
export function drawSource(acquisition: string, rng: Rng): VisitSource {
  let ad = adChannel(acquisition);
  if (ad < 0 && chance(rng, touchShare)) ad = below(rng, TRUTH.ads.channels.length - 1); // the last channel, e-mail, needs an address
  if (ad < 0) return { channel: acquisition, campaign: null, adChannel: -1 };
  const campaign = adCampaignId(ad, below(rng, TRUTH.ads.adCampaignsPerChannel));
  return { channel: TRUTH.ads.channels[ad]!.name, campaign, adChannel: ad };
}

/** A visit time in the waking hours of a country, that leaves an hour for the visit before midnight UTC. */
export function drawVisitTime(world: World, day: number, utcOffsetMinutes: number, rng: Rng): number {
  const localHour = 8 + 14 * rng.next();
  const utcHour = (((localHour - utcOffsetMinutes / 60) % 24) + 24) % 24;
  return dayStart(world, day) + Math.floor(Math.min(utcHour / 24, 23 / 24) * DAY);
}

/**
 * Emits one visit: the ad touch if there is one, then page views a minute or so apart.
 * @param lastPage a page added at the end, such as /sign-up, or null
 * @returns the time after the last page view, epoch ms
 */
export function emitVisit(
  emit: Emit,
  visitor: Visitor,
  start: number,
  source: VisitSource,
  lastPage: string | null,
  rng: Rng,
): number {
  if (source.adChannel >= 0 && source.campaign !== null) {
    const { anonymousId } = visitor;
    emitTouch(emit, { ts: start, channel: source.adChannel, campaignId: source.campaign, personId: null, anonymousId });
  }
  const sessionId = `${visitor.idPrefix}s-${visitor.count}`;
  const path = walk(rng);
  if (lastPage !== null) path.push(lastPage);
  let ts = start;
  for (const page of path) {
    ts += 1000 + Math.floor(Math.min(exponential(rng, 40_000), 100_000));
    emitPageView(emit, visitor, ts, sessionId, source, page);
  }
  return ts + 1000;
}

function emitPageView(
  emit: Emit,
  visitor: Visitor,
  ts: number,
  sessionId: string,
  source: VisitSource,
  page: string,
): void {
  emit({
    kind: 'event',
    id: `${visitor.idPrefix}-${visitor.count++}`,
    ts,
    personId: null,
    anonymousId: visitor.anonymousId,
    sessionId,
    name: 'page_viewed',
    platform: visitor.platform,
    channel: source.channel,
    campaign: source.campaign,
    value: null,
    props: { path: page },
  });
}

/** Pages of one visit, by the stated transitions; at most 30. */
function walk(rng: Rng): string[] {
  const path: string[] = [];
  let page = pick(rng, landing);
  while (page !== LEAVES && path.length < MAX_PAGES) {
    path.push(pages[page]!);
    page = pick(rng, transitions[page]!);
  }
  return path;
}

/** Days from the first visit to the last: 1 + Poisson(mean) visits, each up to `maxDays` days before `lastDay`, sorted. */
export function drawVisitDays(rng: Rng, lastDay: number, meanExtra: number): number[] {
  const visits = 1 + poisson(rng, meanExtra);
  return Array.from({ length: visits }, () => lastDay - 1 - below(rng, TRUTH.people.browsing.maxDays)).sort(
    (a, b) => a - b,
  );
}
