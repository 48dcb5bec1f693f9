// What the bench of queries asks for: a stored forecast of ten series, and single series that nobody has forecast yet.
import { setTimeout as sleep } from 'node:timers/promises';
import { requestForecast } from '../src/jobs/index.ts';
import type { App } from '../src/main/compose.ts';
import { createToken, readRuns, upsertSeries, workspaceBySlug, writePoints } from '../src/store/index.ts';

export const HOUR = 3_600_000;
export const SERIES = 10;
export const POINTS = 1_000;
const LEVELS = [0.8, 0.95];

/** The hour that began last. */
export const thisHour = (): number => Math.floor(Date.now() / HOUR) * HOUR;

/** @param fresh metrics `fresh_0` … of one hourly series each @returns a token that may read */
export async function fillStore(app: App, fresh: number): Promise<string> {
  const { id: workspaceId } = await app.store.asService(trx => workspaceBySlug(trx, 'main'));
  for (let i = 0; i < fresh; i++) await write(app, workspaceId, `fresh_${i}`, 1, i + 1);
  await write(app, workspaceId, 'requests', SERIES, 0);
  await train(app, workspaceId);
  const made = await app.store.inWorkspace(workspaceId, trx =>
    createToken(trx, workspaceId, { name: 'bench', right: 'read' }),
  );
  return made.token;
}

async function write(app: App, workspaceId: string, metric: string, series: number, seed: number): Promise<void> {
  const now = thisHour();
  const ts = Float64Array.from({ length: POINTS }, (_, i) => now - (POINTS - 1 - i) * HOUR);
  await app.store.inWorkspace(workspaceId, async trx => {
    const labels = Array.from({ length: series }, (_, i) => ({ host: `host-${i}` }));
    const ids = await upsertSeries(trx, workspaceId, metric, 'time', labels);
    const value = (s: number) =>
      ts.map((at, i) => 100 * s + 20 * Math.sin(at / HOUR / 3.82) + (((i + seed) * 7919) % 13));
    const batch = ids.map(({ id }, s) => ({ id, points: { ts, value: value(s) } }));
    await writePoints(trx, workspaceId, batch, now - 12 * HOUR);
  });
}

async function train(app: App, workspaceId: string): Promise<void> {
  const question = { metric: 'requests', model: 'auto', horizon: POINTS, levels: LEVELS };
  const runId = await app.store.inWorkspace(workspaceId, trx => requestForecast(app.queue, trx, workspaceId, question));
  for (;;) {
    const [run] = await app.store.inWorkspace(workspaceId, trx => readRuns(trx, workspaceId, runId));
    if (run?.status === 'done' && run.done === SERIES) return;
    if (run?.finished_at) throw new Error(`the run ended ${run.status} with ${run.done} of ${SERIES}`);
    await sleep(100);
  }
}
