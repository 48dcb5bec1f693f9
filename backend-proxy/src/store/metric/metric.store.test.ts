import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestStore, testStore } from '../../../test/store.ts';
import { dropFoldedDays, ensurePartitions } from '../partitions.ts';
import {
  appendPoints,
  findSeries,
  foldPoints,
  listMetrics,
  type Points,
  readPoints,
  SeenInFile,
  startOfDay,
  upsertSeries,
  writePoints,
} from './index.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = new Date('2026-03-10T12:00:00Z');
const TODAY = startOfDay(NOW);

const run = (from: number, n: number, value: (i: number) => number): Points => ({
  ts: Float64Array.from({ length: n }, (_, i) => from + i * HOUR),
  value: Float64Array.from({ length: n }, (_, i) => value(i)),
});
const pairs = ({ ts, value }: Points) => [...ts].map((t, i) => [t, value[i]]);

describe.each([15, 18] as const)('metric points on PostgreSQL %d', major => {
  let db: TestStore;
  beforeAll(async () => {
    db = await testStore(major);
  });
  afterAll(() => db.close());

  const series = (metric: string, ...keys: Record<string, string>[]) =>
    db.store.inWorkspace(db.workspaceId, trx => upsertSeries(trx, db.workspaceId, metric, 'time', keys));
  const write = (id: string, points: Points) =>
    db.store.inWorkspace(db.workspaceId, trx => writePoints(trx, db.workspaceId, [{ id, points }], TODAY));
  const read = (id: string, range?: { from: number; to: number }) =>
    db.store.inWorkspace(db.workspaceId, async trx => (await readPoints(trx, [id], range)).get(id)!);
  const count = async (table: string) => {
    const { rows } = await db.store.asService(trx =>
      trx.client.query(`select count(*)::int as n from analytics.${table}`),
    );
    return rows[0].n as number;
  };

  it('knows a series again by its labels, whatever their order', async () => {
    const [a] = await series('labels', { x: '1', y: '2' });
    const [b, c] = await series('labels', { y: '2', x: '1' }, { x: '1' });
    expect(a!.isNew).toBe(true);
    expect(b).toEqual({ id: a!.id, isNew: false });
    expect(c!.isNew).toBe(true);
    const found = await db.store.inWorkspace(db.workspaceId, trx =>
      findSeries(trx, db.workspaceId, { metric: 'labels', labels: { y: '2' } }),
    );
    expect(found.map(s => s.labels)).toEqual([{ x: '1', y: '2' }]);
  });

  it('keeps closed days in chunks and the open day in rows, and reads them as one', async () => {
    const [s] = await series('mixed', {});
    const points = run(TODAY - 10 * DAY, 10 * 24 + 12, i => i / 4);
    expect(await write(s!.id, points)).toEqual({ added: 252, changed: 0, unchanged: 0 });
    expect(await count('metric_point')).toBe(12);
    expect(pairs(await read(s!.id))).toEqual(pairs(points));
    const cut = await read(s!.id, { from: TODAY - HOUR, to: TODAY + 2 * HOUR });
    expect([...cut.value]).toEqual([59.75, 60, 60.25]);
    const [info] = await db.store.inWorkspace(db.workspaceId, trx => findSeries(trx, db.workspaceId, { ids: [s!.id] }));
    expect(info).toMatchObject({
      points: 252,
      first_ts: new Date(TODAY - 10 * DAY),
      last_ts: new Date(TODAY + 11 * HOUR),
    });
  });

  it('says what changed when points come again, on both sides of today', async () => {
    const [s] = await series('again', {});
    await write(
      s!.id,
      run(TODAY - DAY, 30, i => i),
    );
    expect(
      await write(
        s!.id,
        run(TODAY - DAY, 30, i => i),
      ),
    ).toEqual({ added: 0, changed: 0, unchanged: 30 });
    const later = run(TODAY - DAY, 33, i => (i === 3 || i === 25 ? -1 : i));
    expect(await write(s!.id, later)).toEqual({ added: 3, changed: 2, unchanged: 28 });
    expect(pairs(await read(s!.id))).toEqual(pairs(later));
  });

  it('fills a chunk before it begins the next, and splices late points in', async () => {
    const [s] = await series('append', {});
    const start = TODAY - 400 * DAY;
    const all = run(start, 9_000, i => i % 97);
    const part = (from: number, to: number): Points => ({
      ts: all.ts.slice(from, to),
      value: all.value.slice(from, to),
    });
    for (const [from, to] of [
      [0, 100],
      [100, 4_000],
      [5_000, 9_000],
      [4_000, 5_000],
    ] as const) {
      await write(s!.id, part(from, to));
    }
    expect(pairs(await read(s!.id))).toEqual(pairs(all));
    const { rows } = await db.store.asService(trx =>
      trx.client.query('select points from analytics.metric_chunk where series_id = $1 order by start_ts', [s!.id]),
    );
    expect(rows.reduce((sum, row) => sum + row.points, 0)).toBe(9_000);
    expect(rows.length).toBeLessThanOrEqual(4);
  });

  it('folds closed days, keeps the last value of a time, and drops the emptied partition', async () => {
    const [s] = await series('fold', { a: 'b' });
    const now = new Date();
    const today = startOfDay(now);
    const push = (at: number, value: number) =>
      db.store.inWorkspace(db.workspaceId, trx =>
        appendPoints(trx, db.workspaceId, [{ id: s!.id, points: run(at, 2, i => value + i) }]),
      );
    await push(today - DAY, 1);
    await push(today - DAY, 5);
    await push(today, 9);
    await foldPoints(db.store, { now, maxOpenRows: 1_000_000 });
    expect(pairs(await read(s!.id))).toEqual([
      [today - DAY, 5],
      [today - DAY + HOUR, 6],
      [today, 9],
      [today + HOUR, 10],
    ]);
    const open = await db.store.asService(trx =>
      trx.client.query('select ts from analytics.metric_point where series_id = $1', [s!.id]),
    );
    expect(open.rowCount).toBe(2);
    await foldPoints(db.store, { now, maxOpenRows: 0 });
    expect(await count('metric_point')).toBe(0);
    expect([...(await read(s!.id)).value]).toEqual([5, 6, 9, 10]);
    const later = new Date(now.getTime() + 5 * DAY);
    await ensurePartitions(db.store, later);
    expect(await dropFoldedDays(db.store, later)).toBe(3);
    expect(await dropFoldedDays(db.store, later)).toBe(0);
  });

  it('lays an import over rows that waited since before it', async () => {
    const [s] = await series('late', {});
    const yesterday = run(TODAY - DAY, 2, () => 1);
    await db.store.inWorkspace(db.workspaceId, trx =>
      appendPoints(trx, db.workspaceId, [{ id: s!.id, points: yesterday }]),
    );
    expect(
      await write(
        s!.id,
        run(TODAY - DAY, 1, () => 2),
      ),
    ).toEqual({ added: 0, changed: 1, unchanged: 0 });
    expect([...(await read(s!.id)).value]).toEqual([2, 1]);
  });

  it('moves rows that waited in the default partition when their day gets its own', async () => {
    const [s] = await series('future', {});
    const now = new Date('2031-05-05T00:00:00Z');
    await write(
      s!.id,
      run(now.getTime(), 3, i => i),
    );
    await ensurePartitions(db.store, now);
    expect(await count('metric_point_2031_05_05')).toBe(3);
    expect([...(await read(s!.id)).value]).toEqual([0, 1, 2]);
  });

  it('finds a time that one file has twice, even in different batches', async () => {
    const [s] = await series('twice', {});
    await db.store.inWorkspace(db.workspaceId, async trx => {
      const seen = new SeenInFile(trx);
      const rows = (from: number, row: number) => [{ id: s!.id, rows: run(from, 5, i => row + i) }];
      expect(await seen.find(rows(0, 2))).toBeUndefined();
      await seen.remember(rows(0, 2));
      expect(await seen.find(rows(5 * HOUR, 7))).toBeUndefined();
      await seen.remember(rows(5 * HOUR, 7));
      expect(await seen.find(rows(3 * HOUR, 100))).toEqual({ id: s!.id, ts: 3 * HOUR, firstRow: 5, secondRow: 100 });
    });
  });

  it('keeps every point of writers that work at the same time', async () => {
    const [s] = await series('race', {});
    await Promise.all(
      Array.from({ length: 5 }, (_, k) =>
        write(
          s!.id,
          run(TODAY - (10 - k) * DAY, 24, i => 100 * k + i),
        ),
      ),
    );
    expect((await read(s!.id)).ts.length).toBe(120);
  });

  it('lists metrics with their sizes', async () => {
    const metrics = await db.store.inWorkspace(db.workspaceId, trx => listMetrics(trx, db.workspaceId));
    expect(metrics.find(m => m.metric === 'append')).toMatchObject({ series: 1, points: 9_000 });
  });

  it('hides every row from another workspace and from no workspace', async () => {
    const other = '00000000-0000-4000-8000-000000000000';
    for (const table of ['metric_series', 'metric_chunk']) {
      const seen = (id: string) =>
        db.store.inWorkspace(id, trx => trx.client.query(`select from analytics.${table}`)).then(r => r.rowCount);
      expect(await seen(db.workspaceId)).toBeGreaterThan(0);
      expect(await seen(other)).toBe(0);
      expect(await seen('')).toBe(0);
    }
    await expect(
      db.store.inWorkspace(other, trx => upsertSeries(trx, db.workspaceId, 'stolen', 'time', [{}])),
    ).rejects.toThrow(/row-level security/);
  });
});
