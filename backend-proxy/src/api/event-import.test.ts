// Files of events on their way from the request to rows, segments and rejects; and a person on the way out.
import { createReadStream, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CallOptions, NOW, type TestApi, testApi } from '../../test/api.ts';
import { DAY, rowsOf, segmentsOf } from '../../test/events.ts';
import { simulate } from '../connectors/northlight/index.ts';
import { importEvents } from '../store/index.ts';

const ECOM = new URL('../../../../shared/data/ecom/events.csv.gz', import.meta.url);
const HEADER = 'id,user_id,anonymous_id,session_id,name,ts,value,currency,props';

/** A row an event; every tenth is none. */
function file(rows: number): string {
  const lines = Array.from({ length: rows }, (_, i) => {
    const ts = i % 10 === 9 ? '2036-01-01T00:00:00Z' : new Date(Date.parse('2026-01-01') + i * 600_000).toISOString();
    return `e${i},u${i % 7},,s${Math.floor(i / 5)},${i % 3 ? 'open' : 'buy'},${ts},${i / 4},EUR,"{""i"":${i}}"`;
  });
  return `${[HEADER, ...lines].join('\n')}\n`;
}

let api: TestApi;
let folder: string;
beforeAll(async () => {
  api = await testApi({ work: false });
  folder = mkdtempSync(join(tmpdir(), 'foresight-events-'));
});
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

const upload = (body: string | Buffer, query: Record<string, string | string[]> = {}, options: CallOptions = {}) =>
  api.call('POST', '/api/v1/events/imports', { body, query, type: 'text/csv', ...options });
const other = () => ({ token: api.tokens.other });

describe('an import of events', () => {
  it('stores the rows that are events, and keeps the others with their reason', async () => {
    const { status, body } = await upload(gzipSync(file(100)), { file_name: 'clicks.csv.gz' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      file_name: 'clicks.csv.gz',
      counts: { rows: 100, stored: 90, duplicates: 0, rejected: 10, people_new: 7 },
      first_time: '2026-01-01T00:00:00.000Z',
      repeated: false,
    });
    expect(body.columns.user_id).toBe('user_id');
    expect(body.rejects[0]).toMatchObject({
      row: 11,
      column: 'ts',
      reason: expect.stringContaining('ahead of this clock'),
    });
    const path = `/api/v1/events/imports/${body.id}/rejects`;
    const { items } = (await api.call('GET', path, { query: { after: '50', limit: '2' } })).body;
    expect(items.map(({ row }: { row: number }) => row)).toEqual([51, 61]);
    expect(items[0].raw).toContain('e49,');
    // They are in segments as well.
    expect(await segmentsOf(api.app.store, api.workspaceId)).toEqual(await rowsOf(api.app.store, api.workspaceId));
  });

  it('does nothing the second time, and stores no event twice when the file has grown', async () => {
    const again = await upload(gzipSync(file(100)));
    expect(again).toMatchObject({ status: 200, body: { repeated: true, counts: { stored: 90 } } });
    const longer = await upload(file(120));
    expect(longer).toMatchObject({ status: 201, body: { counts: { stored: 18, duplicates: 90, rejected: 12 } } });
    // The same ids from another system are other events.
    const elsewhere = await upload(file(120), { source: 'shop' });
    expect(elsewhere.body.counts).toMatchObject({ stored: 108, people_new: 0 });
  });

  it('is taken up where it was cut short', async () => {
    const path = join(folder, 'cut.csv');
    writeFileSync(path, file(1_000).replaceAll(/,u(?=\d)/g, ',cut'));
    const request = {
      workspaceId: api.workspaceId,
      path,
      fileName: 'cut.csv',
      now: new Date(NOW),
      batchRows: 100,
      source: 'cut',
    };
    const stop = new AbortController();
    let batches = 0;
    const onProgress = () => {
      if (++batches === 4) stop.abort();
    };
    await expect(importEvents(api.app.store, { ...request, signal: stop.signal, onProgress })).rejects.toThrow(
      /abort/i,
    );
    const listed = (await api.call('GET', '/api/v1/events/imports')).body.items[0];
    expect(listed).toMatchObject({ file_name: 'cut.csv', finished_at: null });
    expect(listed.counts.rows).toBeGreaterThan(0);
    expect(listed.counts.rows).toBeLessThan(1_000);
    const done = await importEvents(api.app.store, request);
    expect(done).toMatchObject({ id: listed.id, counts: { rows: 1_000, stored: 900, duplicates: 0, rejected: 100 } });
    expect(done.finished_at).not.toBeNull();
  });

  it('finds columns by what it is told', async () => {
    const text = 'When,Who,What\n2026-02-01,zoe,look\n';
    const refused = await upload(text);
    expect(refused).toMatchObject({ status: 422, body: { code: 'bad_input', column: 'user_id' } });
    expect(refused.body.fix).toContain('--column user_id=NAME');
    const column = ['ts=when', 'user_id=Who', 'name=What'];
    expect((await upload(text, { column })).body.counts.stored).toBe(1);
    const wrong = await upload(text, { column: ['who=Who'] });
    expect(wrong).toMatchObject({ status: 400, body: { code: 'bad_request' } });
  });

  it.each<[string, string | Buffer, RegExp]>([
    ['nothing', '', /empty/],
    ['no text', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), /zip/],
    ['NUL in it', 'user_id,name,ts\na,b\0c,2026-01-01\n', /NUL/],
  ])('with %s is refused', async (_, body, reason) => {
    const answer = await upload(body);
    expect(answer.status).toBe(422);
    expect(answer.body.detail).toMatch(reason);
  });

  it('is nothing that another workspace sees', async () => {
    const [mine] = (await api.call('GET', '/api/v1/events/imports')).body.items;
    expect((await api.call('GET', '/api/v1/events/imports', other())).body).toEqual({ items: [] });
    const rejects = await api.call('GET', `/api/v1/events/imports/${mine.id}/rejects`, other());
    expect(rejects.body).toEqual({ items: [] });
    const erased = await api.call('DELETE', '/api/v1/people/u1', other());
    expect(erased).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });
});

describe('a person', () => {
  it('is erased with all they did', async () => {
    const before = await rowsOf(api.app.store, api.workspaceId);
    await upload(`${HEADER}\nbad,u1,,,open,never,,,\nbad,u2,,,open,never,,,\n`, { file_name: 'bad' });
    const { status, body } = await api.call('DELETE', '/api/v1/people/u1');
    expect(status).toBe(200);
    expect(body).toMatchObject({ people: 1 });
    expect(body.events).toBeGreaterThan(10);
    const after = await rowsOf(api.app.store, api.workspaceId);
    expect(after).toHaveLength(before.length - body.events);
    expect(await segmentsOf(api.app.store, api.workspaceId)).toEqual(after);
    expect((await api.call('DELETE', '/api/v1/people/u1')).status).toBe(404);
    const [{ id }] = (await api.call('GET', '/api/v1/events/imports')).body.items;
    const { items } = (await api.call('GET', `/api/v1/events/imports/${id}/rejects`)).body;
    expect(items.map(({ raw }: { raw: string }) => raw)).toEqual(['(erased)', expect.stringContaining('u2')]);
    expect((await api.call('DELETE', '/api/v1/people/u1', { query: { kind: 'device' } })).status).toBe(400);
  });
});

describe('known files', () => {
  it('of the simulated company are stored whole', async () => {
    const lines = ['id,person_id,anonymous_id,session_id,name,ts,platform,channel,campaign,value,props'];
    for (const record of simulate({ people: 20, months: 2, end: NOW.slice(0, 10) })) {
      if (record.kind !== 'event') continue;
      const { id, personId, anonymousId, sessionId, name, ts, platform, channel, campaign, value, props } = record;
      const cells = [
        id,
        personId,
        anonymousId,
        sessionId,
        name,
        new Date(ts).toISOString(),
        platform,
        channel,
        campaign,
        value,
      ];
      lines.push(`${cells.map(cell => cell ?? '').join(',')},"${JSON.stringify(props).replaceAll('"', '""')}"`);
    }
    const { body } = await upload(`${lines.join('\n')}\n`, { source: 'northlight' });
    expect(body.counts).toMatchObject({ rows: lines.length - 1, stored: lines.length - 1, rejected: 0 });
    expect(body.counts.stored).toBeGreaterThan(500);
  });

  it.skipIf(!existsSync(ECOM))('of a shop are, too (public data, where it is there)', async () => {
    const pieces: Buffer[] = [];
    for await (const piece of createReadStream(ECOM)) pieces.push(piece as Buffer);
    const { body } = await upload(Buffer.concat(pieces), { source: 'ecom' });
    // 25 lines stand twice, to the second.
    expect(body.counts).toEqual({ rows: 21_522, stored: 21_497, duplicates: 25, rejected: 0, people_new: 420 });
    expect(Date.parse(body.last_time) - Date.parse(body.first_time)).toBeGreaterThan(150 * DAY);
  });
});
