import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { weekly } from '../../../test/sample-files.ts';
import { type TestStore, testStore } from '../../../test/store.ts';
import { createLogger } from '../../platform/logger.ts';
import { createMetrics } from '../../platform/metrics.ts';
import { GivenBack } from '../../platform/queue.ts';
import { openWorkerPool } from '../../platform/worker-pool.ts';
import {
  createRun,
  finishRun,
  readForecasts,
  readRunItems,
  readRuns,
  type StoreTrx,
  upsertSeries,
  writePoints,
} from '../../store/index.ts';
import { DIES, THROWS } from './fixtures/moody.worker.ts';
import { FORECAST_WORKER, type ForecastPool, type FullQuestion, runForecast } from './index.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);
const NOW = new Date('2026-03-10T12:00:00Z');
const LATER = new Date('2026-03-10T12:05:00Z');
const logger = createLogger('silent');
const metrics = createMetrics();

let db: TestStore;
const pool: ForecastPool = openWorkerPool(FORECAST_WORKER, 1, createLogger('silent'));
beforeAll(async () => {
  db = await testStore();
});
afterAll(async () => {
  await pool.close();
  await db.close();
});

const inside = <T>(work: (trx: StoreTrx) => Promise<T>): Promise<T> => db.store.inWorkspace(db.workspaceId, work);

/** One series of 20 days for every first value. */
async function store(metric: string, firstValues: readonly number[], days = 20): Promise<string[]> {
  return inside(async trx => {
    const labels = firstValues.map((_, i) => ({ unique_id: `s${String(i).padStart(2, '0')}` }));
    const ids = (await upsertSeries(trx, db.workspaceId, metric, 'time', labels)).map(({ id }) => id);
    const batch = ids.map((id, s) => ({
      id,
      points: {
        ts: Float64Array.from({ length: days }, (_, i) => START + i * DAY),
        value: Float64Array.from({ length: days }, (_, i) => (i === 0 ? firstValues[s]! : weekly(i))),
      },
    }));
    await writePoints(trx, db.workspaceId, batch, NOW.getTime());
    return ids;
  });
}

const ask = (metric: string, more: Partial<FullQuestion> = {}): Promise<string> =>
  inside(trx => createRun(trx, db.workspaceId, { metric, model: 'drift', horizon: 3, levels: [0.8], ...more }));

const perform = (runId: string, { now = NOW, use = pool, signal = new AbortController().signal } = {}) =>
  runForecast({ store: db.store, pool: use, metrics, now: () => now }, db.workspaceId, runId, { signal, logger });

const runOf = async (runId: string) => (await inside(trx => readRuns(trx, db.workspaceId, runId)))[0]!;
const itemsOf = (runId: string) => inside(trx => readRunItems(trx, db.workspaceId, runId));
const ledgerOf = async (runId: string) =>
  (
    await inside(trx =>
      trx.client.query('select series_id, step, issued_at from analytics.predictions where run_id = $1', [runId]),
    )
  ).rows as { series_id: string; step: number; issued_at: Date }[];

describe('a forecast run', () => {
  it('writes one ledger row a series, step and level, and an item a series', async () => {
    const ids = await store('plain', [1, 2]);
    const runId = await ask('plain', { levels: [0.8, 0.95] });
    await perform(runId);
    expect(await runOf(runId)).toMatchObject({
      status: 'done',
      total: 2,
      done: 2,
      refused: 0,
      failed: 0,
      problem: null,
    });
    const ledger = await ledgerOf(runId);
    expect(ledger).toHaveLength(2 * 3 * 2);
    expect(new Set(ledger.map(row => row.issued_at.toISOString()))).toEqual(new Set([NOW.toISOString()]));
    expect((await itemsOf(runId)).map(item => [item.series_id, item.status])).toEqual(
      [...ids].sort().map(id => [id, 'done']),
    );
  });

  it('takes only the series that fit the labels', async () => {
    await store('fits', [1, 2, 3]);
    const runId = await ask('fits', { labels: { unique_id: 's01' } });
    await perform(runId);
    expect((await itemsOf(runId)).map(item => item.labels)).toEqual([{ unique_id: 's01' }]);
  });

  it('fails with series_not_found when nothing fits', async () => {
    const runId = await ask('nothing', { labels: { a: 'b' } });
    await perform(runId);
    const run = await runOf(runId);
    expect(run).toMatchObject({ status: 'failed', total: 0, problem: { code: 'series_not_found' } });
    expect(run.problem?.detail).toBe(`metric 'nothing' has no series with labels {"a":"b"}`);
  });

  it('is done although series were refused, and says why', async () => {
    await store('mixed', [1]);
    await store('mixed', [1, 2], 2);
    const runId = await ask('mixed');
    await perform(runId);
    expect(await runOf(runId)).toMatchObject({ status: 'done', total: 2, done: 1, refused: 1, failed: 0 });
    const [refused, done] = await itemsOf(runId);
    expect(refused).toMatchObject({ status: 'refused', reason: 'drift needs at least 3 points; the series has 2' });
    expect(done).toMatchObject({ status: 'done', labels: { unique_id: 's00' } });
  });

  it('does nothing when it was cancelled before it began, or does not exist', async () => {
    await store('cancelled', [1]);
    const runId = await ask('cancelled');
    await inside(trx => finishRun(trx, runId, 'cancelled', NOW));
    await perform(runId);
    await perform('00000000-0000-4000-8000-000000000000');
    expect(await runOf(runId)).toMatchObject({ status: 'cancelled', done: 0 });
    expect(await ledgerOf(runId)).toEqual([]);
  });
});

describe('a worker that fails', () => {
  const moody: ForecastPool = openWorkerPool(
    new URL('./fixtures/moody.worker.ts', import.meta.url),
    1,
    createLogger('silent'),
  );
  afterAll(() => moody.close());

  it('costs its series and no other', async () => {
    await store('throws', [1, THROWS, 3]);
    const runId = await ask('throws');
    await perform(runId, { use: moody });
    expect(await runOf(runId)).toMatchObject({ status: 'done', total: 3, done: 2, refused: 0, failed: 1 });
    const [failed] = await itemsOf(runId);
    expect(failed).toMatchObject({
      status: 'failed',
      labels: { unique_id: 's01' },
      skill: null,
      reason: 'this series is too much',
    });
    expect(await ledgerOf(runId)).toHaveLength(2 * 3);
  });

  it('is replaced when its thread dies', async () => {
    await store('dies', [DIES]);
    const runs = [await ask('dies'), await ask('throws')];
    for (const runId of runs) await perform(runId, { use: moody });
    expect(await runOf(runs[0]!)).toMatchObject({ status: 'done', total: 1, failed: 1 });
    expect((await itemsOf(runs[0]!))[0]).toMatchObject({ status: 'failed', reason: 'the thread fell' });
    expect(await runOf(runs[1]!)).toMatchObject({ status: 'done', done: 2, failed: 1 });
  });
});

describe('a run that is interrupted', () => {
  /** The real pool, with something that happens while the nth series is forecast. */
  const during = (n: number, happens: () => void): ForecastPool => {
    let calls = 0;
    return {
      ...pool,
      run: task => {
        if (++calls === n) happens();
        return pool.run(task);
      },
    };
  };
  const many = Array.from({ length: 40 }, (_, i) => i);

  it('is given back, and completed by another with the same issued_at and nothing twice', async () => {
    const ids = await store('long', many);
    const runId = await ask('long');
    const stopping = new AbortController();
    const first = perform(runId, { signal: stopping.signal, use: during(5, () => stopping.abort()) });
    await expect(first).rejects.toThrow(GivenBack);
    await expect(first).rejects.toThrow(`run ${runId}, 32 of 40 series done`);
    expect(await runOf(runId)).toMatchObject({ status: 'queued', done: 32 });
    let forecast = 0;
    const counting: ForecastPool = {
      ...pool,
      run: task => {
        forecast++;
        return pool.run(task);
      },
    };
    await perform(runId, { now: LATER, use: counting });
    expect(forecast).toBe(8);
    expect(await runOf(runId)).toMatchObject({ status: 'done', total: 40, done: 40, started_at: NOW.toISOString() });
    const ledger = await ledgerOf(runId);
    expect(new Set(ledger.map(row => row.issued_at.getTime()))).toEqual(new Set([NOW.getTime()]));
    expect(ledger.map(row => `${row.series_id}/${row.step}`).sort()).toEqual(
      ids.flatMap(id => [1, 2, 3].map(step => `${id}/${step}`)).sort(),
    );
    const { rows } = await inside(trx =>
      trx.client.query('select count(*)::int as n from analytics.ml_models where run_id = $1 and is_active', [runId]),
    );
    expect(rows).toEqual([{ n: 40 }]);
  });

  it('stops between slices when it is cancelled, and keeps what it finished', async () => {
    await store('stopped', many);
    const runId = await ask('stopped');
    let cancelled: Promise<void> | undefined;
    const cancel = () => {
      cancelled = inside(trx => finishRun(trx, runId, 'cancelled', LATER));
    };
    const waiting: ForecastPool = {
      ...pool,
      run: async task => {
        const answer = await during(1, cancel).run(task);
        await cancelled;
        return answer;
      },
    };
    await perform(runId, { use: waiting });
    expect(await runOf(runId)).toMatchObject({ status: 'cancelled', done: 32, finished_at: LATER.toISOString() });
  });
});

describe('runs of one metric', () => {
  it('at the same time do not disturb one another, and the ledger tells them apart', async () => {
    const [id] = await store('together', [1, 2, 3]);
    const runs = [await ask('together'), await ask('together'), await ask('together')];
    await Promise.all(runs.map(runId => perform(runId)));
    for (const runId of runs) {
      expect(await runOf(runId)).toMatchObject({ status: 'done', done: 3 });
      expect(await ledgerOf(runId)).toHaveLength(3 * 3);
    }
    const moments = await Promise.all(runs.map(async runId => (await ledgerOf(runId))[0]!.issued_at.getTime()));
    expect(new Set(moments).size).toBe(3);
    const answers = await Promise.all(runs.map(runId => inside(trx => readForecasts(trx, db.workspaceId, { runId }))));
    expect(answers.map(items => items.length)).toEqual([3, 3, 3]);
    const { rows } = await inside(trx =>
      trx.client.query('select run_id from analytics.ml_models where series_id = $1 and is_active', [id]),
    );
    expect(rows).toHaveLength(1);
  });
});
