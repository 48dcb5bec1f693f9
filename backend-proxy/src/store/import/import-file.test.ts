import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestStore, testStore } from '../../../test/store.ts';
import { listMetrics } from '../metric/index.ts';
import { type ImportRequest, importFile } from './index.ts';

const MINUTE = 60_000;
const START = Date.UTC(2025, 0, 1);
/** One reader batch holds 65,536 points: a file of this length is written in two parts. */
const ROWS = 70_000;

let db: TestStore;
let dir: string;
beforeAll(async () => {
  db = await testStore();
  dir = mkdtempSync(join(tmpdir(), 'foresight-import-test-'));
});
afterAll(async () => {
  await db.close();
  rmSync(dir, { recursive: true, force: true });
});

function minutes(extra = ''): string {
  const path = join(dir, 'minutes.csv');
  const row = (i: number) => `a,${new Date(START + i * MINUTE).toISOString()},${i % 100}`;
  writeFileSync(path, `unique_id,ds,y\n${Array.from({ length: ROWS }, (_, i) => row(i)).join('\n')}\n${extra}`);
  return path;
}
const load = (metric: string, path: string, more: Partial<ImportRequest> = {}) =>
  importFile(db.store, {
    workspaceId: db.workspaceId,
    metric,
    path,
    fileName: 'minutes.csv',
    options: {},
    now: new Date('2026-03-10T12:00:00Z'),
    batchPoints: 1,
    ...more,
  });
const metrics = () => db.store.inWorkspace(db.workspaceId, trx => listMetrics(trx, db.workspaceId));

describe('a file that is written in several parts', () => {
  it('is stored as a whole', async () => {
    const { counts, rows } = await load('parts', minutes());
    expect({ rows, ...counts }).toEqual({
      rows: ROWS,
      series: 1,
      series_new: 1,
      added: ROWS,
      changed: 0,
      unchanged: 0,
    });
    expect(await metrics()).toMatchObject([{ metric: 'parts', points: ROWS, first_ts: new Date(START) }]);
  });

  it('is refused when a time of the first part comes again in the last, and nothing stays', async () => {
    const before = await metrics();
    const path = minutes(`a,${new Date(START + 5 * MINUTE).toISOString()},1\n`);
    await expect(load('twice', path)).rejects.toMatchObject({
      code: 'duplicate',
      row: ROWS + 2,
      otherRow: 7,
      message: expect.stringContaining('series "a" has two values at 2025-01-01T00:05:00.000Z: rows 7 and 70002'),
    });
    expect(await metrics()).toEqual(before);
  });

  it('is undone when the caller gives up between parts', async () => {
    const before = await metrics();
    const stopping = new AbortController();
    const work = load('stopped', minutes(), { signal: stopping.signal, onProgress: () => stopping.abort() });
    await expect(work).rejects.toThrow(/abort/i);
    expect(await metrics()).toEqual(before);
  });
});
