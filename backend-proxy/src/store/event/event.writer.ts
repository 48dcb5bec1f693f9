// Stores a batch of events, whole or not at all, once however often it is sent.
import type { CanonicalEvent, RejectedRow } from '../../normalize/event/index.ts';
import type { Store, StoreTrx } from '../tables.ts';
import { type BatchCounts, type BatchName, closeBatch, keepRejects, openBatch } from './batch.repository.ts';
import { ensureEventMonths } from './event-partitions.ts';
import { stageEvents } from './event-staging.ts';
import { lockForWriting } from './locks.ts';
import { MonthFinder } from './months.ts';
import { findOrMakePeople, keepLinks, ownerOf } from './people.repository.ts';
import { WORD_KINDS, type WordKind, wordNumbers } from './words.repository.ts';

export interface EventBatch extends BatchName {
  readonly events: readonly CanonicalEvent[];
  /** Records that are no events, kept beside them. */
  readonly rejects?: readonly RejectedRow[];
}

export interface BatchAnswer extends BatchCounts {
  /** The batch was stored before: the counts are those of then. */
  readonly repeated: boolean;
}

const TRIES = 6;
/** Two writers in each other's way, or a partition that retention dropped this moment: the same again does well. */
const AGAIN = new Set(['40P01', '40001', '23514']);

/** @throws {ForesightError} too_large when the batch has too many different names or other words; nothing is stored */
export async function writeEvents(store: Store, workspaceId: string, batch: EventBatch): Promise<BatchAnswer> {
  const months = monthsOf(batch.events);
  for (let attempt = 1; ; attempt++) {
    try {
      await ensureEventMonths(store, months);
      return await store.inWorkspace(workspaceId, trx => writeBatch(trx, workspaceId, batch));
    } catch (error) {
      if (attempt === TRIES || !AGAIN.has((error as { code?: string }).code ?? '')) throw error;
    }
  }
}

function monthsOf(events: readonly CanonicalEvent[]): Set<number> {
  const finder = new MonthFinder();
  return new Set(events.map(event => finder.of(event.ts)));
}

async function writeBatch(trx: StoreTrx, workspaceId: string, batch: EventBatch): Promise<BatchAnswer> {
  await lockForWriting(trx, workspaceId);
  const opened = await openBatch(trx, workspaceId, batch);
  if ('before' in opened) return { ...opened.before, repeated: true };
  const { events, rejects = [] } = batch;
  const words = await wordNumbers(trx, workspaceId, wordsOf(events));
  const people = await findOrMakePeople(trx, workspaceId, idsOf(events));
  await keepLinks(trx, workspaceId, events, people);
  const stored = await stageEvents(trx, workspaceId, opened.id, batch.source, events, { words, people });
  await keepRejects(trx, workspaceId, opened.id, rejects);
  const counts = {
    stored,
    duplicates: events.length - stored,
    rejected: rejects.length,
    people_new: people.fresh,
  };
  await closeBatch(trx, opened.id, counts, stored === 0 ? undefined : spanOf(events));
  return { ...counts, repeated: false };
}

function wordsOf(events: readonly CanonicalEvent[]): Record<WordKind, Set<string>> {
  const words = {
    name: new Set<string>(),
    platform: new Set<string>(),
    channel: new Set<string>(),
    campaign: new Set<string>(),
    currency: new Set<string>(),
  };
  for (const event of events) {
    for (const kind of WORD_KINDS) {
      const word = event[kind];
      if (word !== undefined) words[kind].add(word);
    }
  }
  return words;
}

function idsOf(events: readonly CanonicalEvent[]) {
  const ids = { user: new Set<string>(), anonymous: new Set<string>() };
  for (const event of events) {
    const { kind, external_id } = ownerOf(event);
    ids[kind].add(external_id);
  }
  return ids;
}

function spanOf(events: readonly CanonicalEvent[]): [number, number] {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { ts } of events) {
    first = Math.min(first, ts);
    last = Math.max(last, ts);
  }
  return [first, last];
}
