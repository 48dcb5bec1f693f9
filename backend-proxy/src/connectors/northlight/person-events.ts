// Makes the event records of one person, with ids that count up per person.

import type { Person } from './person.ts';
import type { Emit, EventName, EventRecord, Platform } from './records.ts';

export interface EventDetail {
  readonly anonymousId?: string;
  readonly sessionId?: string;
  readonly platform?: Platform;
  readonly channel?: string | null;
  readonly campaign?: string | null;
  readonly value?: number;
  readonly props?: EventRecord['props'];
}

const NO_PROPS: EventRecord['props'] = {};

/** Emits one event of a known person. */
export function emitEvent(emit: Emit, person: Person, name: EventName, ts: number, detail: EventDetail): void {
  emit({
    kind: 'event',
    id: `e${person.profile.index.toString(36)}-${person.eventCount++}`,
    ts: Math.floor(ts),
    personId: person.profile.id,
    anonymousId: detail.anonymousId ?? null,
    sessionId: detail.sessionId ?? null,
    name,
    platform: detail.platform ?? null,
    channel: detail.channel ?? null,
    campaign: detail.campaign ?? null,
    value: detail.value ?? null,
    props: detail.props ?? NO_PROPS,
  });
}
