import { hash } from 'node:crypto';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, event, randomEvents } from '../../../test/events.ts';
import { PERSON_FEATURES_IN_SQL } from '../../../test/person-features-sql.ts';
import { type TestStore, testStore } from '../../../test/store.ts';
import type { CanonicalEvent } from '../../normalize/event/index.ts';
import { openWorkerPool } from '../../platform/worker-pool.ts';
import {
  EVENT_SCAN_WORKER,
  ensureWorkspace,
  erasePerson,
  openEventScan,
  type ScanAnswer,
  type ScanTask,
  writeEvents,
} from '../../store/index.ts';
import { PERSON_FEATURE_NAMES, type PersonFeatures, personFeatures } from './index.ts';

const START = Date.parse('2025-10-15T00:00:00Z');
const AS_OF = START + 130 * DAY + 7 * 3_600_000;

describe('features of people', () => {
  let db: TestStore;
  const pool = openWorkerPool<ScanTask, ScanAnswer>(EVENT_SCAN_WORKER, 1, pino({ level: 'silent' }));
  let workspaces = 0;
  beforeAll(async () => {
    db = await testStore();
  });
  afterAll(async () => {
    await pool.close();
    await db.close();
  });

  const open = (cacheBytes = 1e7) => ({
    store: db.store,
    scan: openEventScan({ store: db.store, runner: pool, cacheBytes, atOnce: 2 }),
  });
  async function workspaceWith(events: readonly CanonicalEvent[]) {
    const slug = `w${workspaces++}`;
    const { id } = await db.store.asService(trx => ensureWorkspace(trx, { slug, name: slug, timeZone: 'UTC' }));
    await add(id, events);
    return id;
  }
  let batches = 0;
  const add = (id: string, events: readonly CanonicalEvent[]) =>
    writeEvents(db.store, id, { source: 'test', key: hash('sha256', `${batches++}`, 'buffer'), events });

  /** A line a person, by number. */
  const lines = ({ people, columns }: PersonFeatures) =>
    [...people]
      .map((person, k) => [person, ...PERSON_FEATURE_NAMES.map(name => rounded(columns[name][k]!))])
      .sort((a, b) => a[0]! - b[0]!);
  // Sums of money come in another order: equal to a billionth.
  const rounded = (value: number | null) =>
    value === null || Number.isNaN(value) ? null : Number(value.toPrecision(9));
  async function inSql(id: string, asOf: number) {
    const { rows } = await db.store.inWorkspace(id, trx =>
      trx.client.query<(string | null)[]>({ text: PERSON_FEATURES_IN_SQL, values: [asOf], rowMode: 'array' } as never),
    );
    return (rows as unknown as (string | number | null)[][]).map(row =>
      row.map(value => (value === null ? null : rounded(Number(value)))),
    );
  }

  it('are those that SQL finds in the rows, at any moment, kept in memory or not', async () => {
    const id = await workspaceWith(randomEvents(11, 3_000, START, 150));
    const deps = open();
    // The middle of a day, the very moment of an event, before everything, after everything.
    const moments = [AS_OF, START + 60_000 * 1440 * 40, START + 1, START + 400 * DAY];
    for (const asOf of moments) {
      const expected = await inSql(id, asOf);
      expect(lines(await personFeatures(deps, id, { asOf }))).toEqual(expected);
      expect(lines(await personFeatures(open(0), id, { asOf }))).toEqual(expected);
    }
    expect(deps.scan.cachedBytes).toBeGreaterThan(3_000 * 8);
    expect(lines(await personFeatures(deps, id, { asOf: AS_OF })).length).toBeGreaterThan(30);
  });

  it('do not know what comes later', async () => {
    const before = randomEvents(12, 800, START, 100);
    const asOf = START + 100 * DAY;
    const id = await workspaceWith(before);
    const deps = open();
    const then = lines(await personFeatures(deps, id, { asOf }));
    const planted = before.map(one => ({
      ...one,
      id: `later ${one.id}`,
      ts: asOf + (one.ts - START),
      value: 1e6,
      currency: 'EUR',
    }));
    await add(id, [...planted, event('newcomer', 'open', asOf)]);
    expect(lines(await personFeatures(deps, id, { asOf }))).toEqual(then);
    // And they do change what is known a moment later.
    expect(lines(await personFeatures(deps, id, { asOf: asOf + 1 })).length).toBe(then.length + 1);
  });

  it('have late events at once, and forget who was erased', async () => {
    const id = await workspaceWith(randomEvents(13, 500, START, 60));
    const deps = open();
    await personFeatures(deps, id, { asOf: AS_OF });
    await add(id, [event('p3', 'late', START + DAY), event('p3', 'late', START + 30 * DAY)]);
    expect(lines(await personFeatures(deps, id, { asOf: AS_OF }))).toEqual(await inSql(id, AS_OF));
    await erasePerson(db.store, id, { kind: 'user', external_id: 'p3' });
    const after = lines(await personFeatures(deps, id, { asOf: AS_OF }));
    expect(after).toEqual(await inSql(id, AS_OF));
    expect(after).toHaveLength(39);
  });

  it('sum values of the events and the currency that count', async () => {
    const pay = (name: string, value: number, currency?: string) =>
      event('ann', name, START + value, { value, currency, id: `${name} ${value}` });
    const id = await workspaceWith([pay('buy', 10, 'EUR'), pay('buy', 20, 'USD'), pay('credit', 500)]);
    const total = async (how: object) =>
      (await personFeatures(open(), id, { asOf: AS_OF, ...how })).columns.value_total[0];
    expect(await total({ currency: 'USD' })).toBe(20);
    expect(await total({ valueNames: ['credit'] })).toBe(500);
    await expect(total({})).rejects.toThrow('several currencies (none, EUR, USD)');
    await expect(total({ currency: 'CHF' })).rejects.toThrow("no event has the currency 'CHF'");
    await expect(total({ valueNames: ['sell'] })).rejects.toThrow("no event has the name 'sell'");
  });

  it('of nobody are none', async () => {
    const id = await workspaceWith([]);
    const { people, columns } = await personFeatures(open(), id, { asOf: AS_OF });
    expect(people).toHaveLength(0);
    expect(columns.recency_days).toHaveLength(0);
  });

  it('end when they are no longer wanted', async () => {
    const id = await workspaceWith(randomEvents(14, 200, START, 20));
    await expect(personFeatures(open(), id, { asOf: AS_OF }, AbortSignal.abort())).rejects.toThrow(/abort/i);
  });
});
