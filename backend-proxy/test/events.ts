// Events for tests: made by hand or drawn, and what is stored of them read back from rows and from segments.
import type { CanonicalEvent } from '../src/normalize/event/index.ts';
import { ALL_COLUMNS, type EventColumns } from '../src/store/event/event-columns.ts';
import { mergeColumns } from '../src/store/event/merge-columns.ts';
import { BUCKETS } from '../src/store/event/months.ts';
import { fetchSegments } from '../src/store/event/segment.repository.ts';
import { decodeSegment, SEGMENT_COLUMNS } from '../src/store/event/segment-codec.ts';
import type { Store } from '../src/store/index.ts';

export const DAY = 86_400_000;

const NOTHING = {
  id: undefined,
  user_id: undefined,
  anonymous_id: undefined,
  session_id: undefined,
  platform: undefined,
  channel: undefined,
  campaign: undefined,
  value: undefined,
  currency: undefined,
  props: undefined,
};

/** @param ts epoch milliseconds, or a date */
export function event(
  user_id: string,
  name: string,
  ts: number | string,
  more: Partial<CanonicalEvent> = {},
): CanonicalEvent {
  return { ...NOTHING, user_id, name, ts: typeof ts === 'string' ? Date.parse(ts) : ts, ...more };
}

/** Numbers from 0 to 1, the same for the same seed (Park and Miller 1988). */
export function draws(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const pick = <T>(draw: () => number, words: readonly T[]): T => words[Math.floor(draw() * words.length)]!;

/** A log of few people with much that is equal: times to the minute, repeated names, overlapping sessions. */
export function randomEvents(seed: number, count: number, from: number, days: number): CanonicalEvent[] {
  const draw = draws(seed);
  return Array.from({ length: count }, (_, i) => {
    const person = Math.floor(draw() * 40);
    const ts = from + Math.floor(draw() * days * 1440) * 60_000;
    const paid = draw() < 0.3;
    return event(`p${person}`, pick(draw, ['open', 'use', 'use', 'buy', 'leave']), ts, {
      id: `e${i}`,
      session_id: draw() < 0.7 ? `s${person}-${Math.floor((ts - from) / DAY)}-${Math.floor(draw() * 2)}` : undefined,
      platform: pick(draw, ['web', 'ios', undefined]),
      channel: pick(draw, ['email', 'ads', undefined]),
      campaign: pick(draw, ['spring', undefined]),
      value: paid ? Math.round(draw() * 10_000) / 100 : undefined,
      currency: paid ? 'EUR' : undefined,
      props: draw() < 0.2 ? '{"k":1}' : undefined,
    });
  });
}

/** An event as it can be compared: numbers of people and words, key of the session. */
export type Flat = readonly [
  person: number,
  ts: number,
  name: number,
  session: string,
  platform: number,
  channel: number,
  campaign: number,
  value: number | null,
  currency: number,
];

/** What the rows hold, in order. */
export async function rowsOf(store: Store, workspaceId: string): Promise<Flat[]> {
  const { rows } = await store.inWorkspace(workspaceId, trx =>
    trx.client.query({
      text: `select person_id, analytics.ms_of(ts), name_id, coalesce(session_id, 0)::text, coalesce(platform_id, 0),
               coalesce(channel_id, 0), coalesce(campaign_id, 0), value, coalesce(currency_id, 0)
             from analytics.event`,
      rowMode: 'array',
    }),
  );
  return sorted(rows as unknown as Flat[]);
}

/** What the segments hold, in order. */
export async function segmentsOf(store: Store, workspaceId: string): Promise<Flat[]> {
  const found: Flat[] = [];
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const segments = await store.inWorkspace(workspaceId, trx =>
      fetchSegments(trx, bucket, [0, 10_000], SEGMENT_COLUMNS),
    );
    const parts = segments.map(segment => decodeSegment(segment, ALL_COLUMNS));
    if (parts.length > 0) found.push(...flatten(mergeColumns(parts, ALL_COLUMNS)));
  }
  return sorted(found);
}

export function flatten(columns: EventColumns): Flat[] {
  const keys = new BigInt64Array(columns.sessionKeys.slice().buffer);
  return [...columns.people].flatMap((person, p) =>
    Array.from({ length: columns.offset[p + 1]! - columns.offset[p]! }, (_, k): Flat => {
      const i = columns.offset[p]! + k;
      const session = columns.session[i]!;
      return [
        person,
        columns.ts[i]!,
        columns.name[i]!,
        session === 0 ? '0' : String(keys[session - 1]),
        columns.platform[i]!,
        columns.channel[i]!,
        columns.campaign[i]!,
        Number.isNaN(columns.value[i]) ? null : columns.value[i]!,
        columns.currency[i]!,
      ];
    }),
  );
}

const sorted = (events: Flat[]): Flat[] =>
  events
    .map(flat => ({ flat, text: JSON.stringify(flat) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1))
    .map(one => one.flat);
