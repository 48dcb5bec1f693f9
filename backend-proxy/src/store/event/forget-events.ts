// Forgets whole months of events: rows by dropping their partition, segments by deleting theirs.
import type { Store } from '../tables.ts';
import { dropEventMonth, eventMonths } from './event-partitions.ts';
import { monthOf } from './months.ts';

/**
 * Forgets the events of months that ended before `before`, of all workspaces; people and their ids stay.
 * @returns how many months were dropped
 */
export async function forgetEvents(store: Store, before: Date): Promise<number> {
  const first = monthOf(before.getTime());
  const old = (await store.asService(eventMonths)).filter(month => month < first);
  for (const month of old) {
    await store.asService(async trx => {
      // The table first: it waits for writers, after whom no batch of theirs can bring a segment of the month any more.
      await dropEventMonth(trx, month);
      await trx.client.query('delete from analytics.event_segment where month = $1', [month]);
    });
  }
  // Segments of a fold that was under way, or of a month whose partition went without them.
  await store.asService(trx => trx.client.query('delete from analytics.event_segment where month < $1', [first]));
  return old.length;
}
