import { hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, event, randomEvents, rowsOf, segmentsOf } from '../../../test/events.ts';
import { type TestStore, testStore } from '../../../test/store.ts';
import type { CanonicalEvent } from '../../normalize/event/index.ts';
import { ensureWorkspace } from '../workspace/index.ts';
import { erasePerson, foldAllEvents, foldEvents, forgetEvents, listWords, writeEvents } from './index.ts';

const START = Date.parse('2025-11-20T00:00:00Z');

describe.each([15, 18] as const)('events on PostgreSQL %d', major => {
  let db: TestStore;
  let workspaces = 0;
  beforeAll(async () => {
    db = await testStore(major);
  });
  afterAll(() => db.close());

  const newWorkspace = async () => {
    const slug = `w${workspaces++}`;
    return (await db.store.asService(trx => ensureWorkspace(trx, { slug, name: slug, timeZone: 'UTC' }))).id;
  };
  const write = (id: string, key: string, events: readonly CanonicalEvent[]) =>
    writeEvents(db.store, id, { source: 'test', key: hash('sha256', key, 'buffer'), events });
  const count = async (id: string, table: string) => {
    const { rows } = await db.store.inWorkspace(id, trx =>
      trx.client.query<{ n: number }>(`select count(*)::int as n from analytics.${table}`),
    );
    return rows[0]!.n;
  };

  it('stores a batch once, whichever way it comes again', async () => {
    const id = await newWorkspace();
    const events = randomEvents(1, 500, START, 40);
    const first = await write(id, 'a', events);
    expect(first).toEqual({ stored: 500, duplicates: 0, rejected: 0, people_new: 40, repeated: false });
    expect(await write(id, 'a', events)).toEqual({ ...first, repeated: true });
    // The same events under another name of the batch, and once more within it.
    const again = await write(id, 'b', [...events, ...events.slice(0, 10)]);
    expect(again).toMatchObject({ stored: 0, duplicates: 510, people_new: 0 });
    expect(await rowsOf(db.store, id)).toHaveLength(500);
  });

  it('takes events without ids as equal when all their fields are', async () => {
    const id = await newWorkspace();
    const one = event('ann', 'open', START);
    const { stored } = await write(id, 'a', [one, { ...one }, { ...one, platform: 'web' }, { ...one, ts: START + 1 }]);
    expect(stored).toBe(3);
  });

  it('keeps workspaces apart, equal ids and times or not', async () => {
    const [a, b] = [await newWorkspace(), await newWorkspace()];
    const events = randomEvents(2, 50, START, 3);
    expect((await write(a, 'a', events)).stored).toBe(50);
    expect((await write(b, 'a', events)).stored).toBe(50);
    await foldAllEvents(db.store);
    expect(await segmentsOf(db.store, a)).toEqual(await rowsOf(db.store, a));
    expect(await count(b, 'event_segment')).toBeGreaterThan(0);
    await erasePerson(db.store, a, { kind: 'user', external_id: 'p1' });
    expect(await rowsOf(db.store, b)).toHaveLength(50);
  });

  it('folds every batch once, late events and overlapping sessions included', async () => {
    const id = await newWorkspace();
    const events = randomEvents(3, 2_000, START, 70);
    for (let from = 0; from < events.length; from += 200) {
      await write(id, `part ${from}`, events.slice(from, from + 200));
      if (from % 400 === 0) await foldEvents(db.store, id);
    }
    expect((await foldEvents(db.store, id)).events).toBeGreaterThan(0);
    expect(await foldEvents(db.store, id)).toEqual({ batches: 0, events: 0 });
    expect(await segmentsOf(db.store, id)).toEqual(await rowsOf(db.store, id));
    // Many small segments of a month and bucket have become one.
    const { rows } = await db.store.inWorkspace(id, trx =>
      trx.client.query(
        'select max(n)::int as most from (select count(*) as n from analytics.event_segment group by month, bucket) s',
      ),
    );
    expect(rows[0].most).toBeLessThanOrEqual(8);
  });

  it('folds while others write, and while others fold', async () => {
    const id = await newWorkspace();
    const events = randomEvents(4, 3_000, START, 30);
    const parts = Array.from({ length: 10 }, (_, k) => events.slice(300 * k, 300 * (k + 1)));
    // Two writers send the same in other orders.
    const writers = [parts, [...parts].reverse()].map(async (own, w) => {
      for (const [k, part] of own.entries()) await write(id, `${w} ${k}`, w === 0 ? part : [...part].reverse());
    });
    const folders = [1, 2].map(async () => {
      for (let k = 0; k < 4; k++) await foldEvents(db.store, id);
    });
    await Promise.all([...writers, ...folders]);
    await foldEvents(db.store, id);
    expect(await rowsOf(db.store, id)).toHaveLength(3_000);
    expect(await segmentsOf(db.store, id)).toEqual(await rowsOf(db.store, id));
    expect(await count(id, 'person')).toBe(40);
  });

  it('leaves no trace of a fold that broke', async () => {
    const id = await newWorkspace();
    await write(id, 'a', randomEvents(5, 300, START, 10));
    await expect(
      db.store.inWorkspace(id, async trx => {
        const broken = { ...db.store, inWorkspace: (_: string, work: (t: typeof trx) => unknown) => work(trx) };
        await foldEvents(broken as never, id);
        throw new Error('the power went');
      }),
    ).rejects.toThrow('the power went');
    expect(await count(id, 'event_segment')).toBe(0);
    await foldEvents(db.store, id);
    expect(await segmentsOf(db.store, id)).toEqual(await rowsOf(db.store, id));
  });

  it('keeps words as numbers without gaps', async () => {
    const id = await newWorkspace();
    await Promise.all(
      ['a', 'b', 'c'].map(name => write(id, name, [event('ann', name, START), event('ann', 'x', START)])),
    );
    const names = await db.store.inWorkspace(id, trx => listWords(trx, id, 'name'));
    expect(names).toHaveLength(5);
    expect(new Set(names)).toEqual(new Set(['', 'a', 'b', 'c', 'x']));
  });

  it('refuses a batch whose names are ids, and stores nothing of it', async () => {
    const id = await newWorkspace();
    const events = Array.from({ length: 10_001 }, (_, i) => event('ann', `order ${i}`, START + i));
    await expect(write(id, 'a', events)).rejects.toThrow(/more than 10000 different values of name/);
    expect(await count(id, 'event_word')).toBe(0);
    expect(await count(id, 'ingest_batch')).toBe(0);
  });

  describe('a person erased', () => {
    it('is gone from rows, segments and ids; the others are as they were', async () => {
      const id = await newWorkspace();
      await write(id, 'a', randomEvents(6, 1_000, START, 60));
      await foldEvents(db.store, id);
      // Not folded yet when the person goes.
      await write(id, 'b', [event('p7', 'late', START + 3 * DAY), event('p8', 'late', START + 3 * DAY)]);
      const before = await rowsOf(db.store, id);
      const { people, events } = await erasePerson(db.store, id, { kind: 'user', external_id: 'p7' });
      expect(people).toBe(1);
      await foldEvents(db.store, id);
      const after = await rowsOf(db.store, id);
      expect(after).toHaveLength(before.length - events);
      expect(await segmentsOf(db.store, id)).toEqual(after);
      const gone = new Set(before.filter(flat => !after.some(one => one[0] === flat[0])).map(flat => flat[0]));
      expect(gone.size).toBe(1);
      expect(await count(id, 'person')).toBe(39);
      await expect(erasePerson(db.store, id, { kind: 'user', external_id: 'p7' })).rejects.toThrow(/no person/);
      await write(id, 'c', [event('p7', 'back', START + 9 * DAY)]);
      expect((await rowsOf(db.store, id)).filter(([person]) => gone.has(person))).toEqual([]);
    });

    it('takes along devices of their own, and leaves those that others used', async () => {
      const id = await newWorkspace();
      const device = (anonymous_id: string, ts: number, user_id?: string): CanonicalEvent => ({
        ...event('', 'open', ts, { anonymous_id }),
        user_id,
      });
      await write(id, 'a', [
        device('phone', START),
        device('library', START),
        device('stranger', START),
        device('phone', START + 1, 'ann'),
        device('library', START + 1, 'ann'),
        device('library', START + 2, 'bob'),
      ]);
      await foldEvents(db.store, id);
      expect(await erasePerson(db.store, id, { kind: 'user', external_id: 'ann' })).toEqual({ people: 2, events: 3 });
      const { rows } = await db.store.inWorkspace(id, trx =>
        trx.client.query('select external_id from analytics.identity order by 1'),
      );
      expect(rows.map(row => row.external_id)).toEqual(['bob', 'library', 'stranger']);
      await erasePerson(db.store, id, { kind: 'anonymous', external_id: 'library' });
      expect(await count(id, 'identity_link')).toBe(0);
      expect(await segmentsOf(db.store, id)).toEqual(await rowsOf(db.store, id));
    });
  });

  it('forgets whole months, and takes events of them again', async () => {
    const id = await newWorkspace();
    const events = randomEvents(7, 400, Date.parse('2001-01-15T00:00:00Z'), 60);
    await write(id, 'a', events);
    await foldEvents(db.store, id);
    expect(await forgetEvents(db.store, new Date('2001-03-01T00:00:00Z'))).toBe(2);
    const left = events.filter(({ ts }) => ts >= Date.parse('2001-03-01')).length;
    expect(await rowsOf(db.store, id)).toHaveLength(left);
    expect(await segmentsOf(db.store, id)).toEqual(await rowsOf(db.store, id));
    expect((await write(id, 'b', events)).stored).toBe(400 - left);
    await forgetEvents(db.store, new Date('2001-06-01T00:00:00Z'));
  });
});
