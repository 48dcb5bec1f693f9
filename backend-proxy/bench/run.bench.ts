// Ten thousand series as one job: series a second beside the bare engine on the same cores, a stop and a resume in the middle,
// a cancelled run, refusals and failures that end nothing. npm run bench -- run [SERIES]
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { requestForecast } from '../src/jobs/index.ts';
import { type App, compose } from '../src/main/compose.ts';
import { loadConfig } from '../src/platform/config/index.ts';
import { createLogger } from '../src/platform/logger.ts';
import { forecastSeries } from '../src/predictions/forecast/index.ts';
import { finishRun, readRuns, upsertSeries, workspaceBySlug, writePoints } from '../src/store/index.ts';

const DAY = 86_400_000;
const DAYS = 180;
const ASKED = { metric: 'requests', model: 'auto', horizon: 14, levels: [0.8, 0.95] };
/** One series in a hundred has too few points, one in a hundred stamps that no step explains. */
const EVERY = 100;
const BARE = 100;
const BATCH = 500;

export default async function run(args: readonly string[]): Promise<void> {
  const series = Number(args[0] ?? 10_000);
  const dir = mkdtempSync(join(tmpdir(), 'foresight-bench-'));
  // As root, Postgres runs as another account, which must get in.
  chmodSync(dir, 0o755);
  const env = { FORESIGHT_DATA_DIR: dir, FORESIGHT_GRPC_PORT: '0', FORESIGHT_LOG_LEVEL: 'error' };
  const open = () => compose({ config: loadConfig({ cwd: dir, env }), logger: createLogger('error'), work: true });
  let app = await open();
  try {
    const workspace = await app.store.asService(trx => workspaceBySlug(trx, 'main'));
    await fill(app, workspace.id, series);
    const bare = await bareEngine();
    const ask = () => app.store.inWorkspace(workspace.id, trx => requestForecast(app.queue, trx, workspace.id, ASKED));

    const runId = await ask();
    const first = await until(app, workspace.id, runId, r => settled(r) >= 0.3 * series);
    const stopping = performance.now();
    await app.stop();
    console.log(`stopped after ${settled(first.run)} series; stopping took ${seconds(stopping)} s`);
    const opening = performance.now();
    app = await open();
    const rest = await until(app, workspace.id, runId, r => r.finished_at !== null);
    const took = first.seconds + rest.seconds;
    report(rest.run, series, took, bare);
    console.log(
      `resumed ${(rest.firstAt - opening).toFixed(0)} ms after the service was opened again; no series was forecast twice:`,
    );
    await proveOnce(app, workspace.id, runId, series);

    const second = await ask();
    await until(app, workspace.id, second, r => settled(r) >= 0.02 * series);
    const cancelling = performance.now();
    await app.store.inWorkspace(workspace.id, trx => finishRun(trx, second, 'cancelled', new Date()));
    const at = await quiet(app, workspace.id, second);
    console.log(
      `cancelled: the last series came ${((at.last - cancelling) / 1000).toFixed(1)} s later, ${at.settled} of ${series} are stored`,
    );
  } finally {
    await app.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

type Run = Awaited<ReturnType<typeof readRuns>>[number];
const settled = (r: Run) => r.done + r.refused + r.failed;
const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1);

function values(s: number): { ts: Float64Array; value: Float64Array } {
  const end = Math.floor(Date.now() / DAY) * DAY;
  const days = s % EVERY === 1 ? 2 : DAYS;
  // Stamps drawn so that gaps of every size occur: no step explains them.
  const gap = (i: number) => (s % EVERY === 2 ? i * i * 0.37 : i);
  const ts = Float64Array.from({ length: days }, (_, i) => Math.round(end - gap(days - 1 - i) * DAY));
  return {
    ts,
    value: ts.map((at, i) => 100 + s + 20 * Math.sin((at / DAY / 7) * 2 * Math.PI) + ((i * 7919 + s) % 13)),
  };
}

async function fill(app: App, workspaceId: string, series: number): Promise<void> {
  const started = performance.now();
  for (let from = 0; from < series; from += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, series - from) }, (_, i) => from + i);
    await app.store.inWorkspace(workspaceId, async trx => {
      const labels = numbers.map(i => ({ host: `host-${i}` }));
      const ids = await upsertSeries(trx, workspaceId, ASKED.metric, 'time', labels);
      await writePoints(
        trx,
        workspaceId,
        ids.map(({ id }, i) => ({ id, points: values(from + i) })),
        Date.now() - DAY,
      );
    });
  }
  console.log(`${series} series × ${DAYS} days stored in ${seconds(started)} s`);
}

/** Milliseconds a series of the same questions asked of the engine itself, in this thread. */
async function bareEngine(): Promise<number> {
  const { metric: _metric, ...question } = ASKED;
  const one = (s: number) =>
    forecastSeries({ ...values(s), timeKind: 'time', ...question, model: 'auto' } as Parameters<
      typeof forecastSeries
    >[0]);
  for (let s = 3; s < 13; s++) await one(s);
  const started = performance.now();
  for (let s = 3; s < 3 + BARE; s++) await one(s);
  return (performance.now() - started) / BARE;
}

async function until(app: App, workspaceId: string, runId: string, enough: (r: Run) => boolean) {
  const started = performance.now();
  let firstAt: number | undefined;
  let before: number | undefined;
  for (;;) {
    const [found] = await app.store.inWorkspace(workspaceId, trx => readRuns(trx, workspaceId, runId));
    if (!found) throw new Error(`run ${runId} is gone`);
    before ??= settled(found);
    if (firstAt === undefined && settled(found) > before) firstAt = performance.now();
    if (enough(found)) {
      const now = performance.now();
      return { run: found, seconds: (now - started) / 1000, firstAt: firstAt ?? now };
    }
    if (found.finished_at) throw new Error(`the run ended ${found.status}: ${JSON.stringify(found.problem)}`);
    await sleep(100);
  }
}

function report(r: Run, series: number, took: number, bare: number): void {
  const threads = availableParallelism();
  console.log(
    `${r.status}: ${r.done} done, ${r.refused} refused, ${r.failed} failed of ${series} in ${took.toFixed(0)} s`,
  );
  const rate = series / took;
  const most = (1000 * threads) / bare;
  console.log(
    `${rate.toFixed(0)} series a second; the engine alone, without a store, on ${threads} cores: ${most.toFixed(0)} (${bare.toFixed(1)} ms a series)`,
  );
  console.log(`memory of the service: ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`);
  if (settled(r) !== series || r.refused < (2 * series) / EVERY - 2) process.exitCode = 1;
}

async function proveOnce(app: App, workspaceId: string, runId: string, series: number): Promise<void> {
  const { rows } = await app.store.inWorkspace(workspaceId, trx =>
    trx.client.query<{ items: number; series: number; issued: number; rows: number; steps: number }>(
      `select count(*)::int as rows, count(distinct series_id)::int as series, count(distinct issued_at)::int as issued,
              count(distinct (series_id, step, confidence_level))::int as steps from analytics.predictions where run_id = $1`,
      [runId],
    ),
  );
  const found = rows[0]!;
  console.log(
    `  ${found.rows} ledger rows of ${found.series} series, ${found.rows - found.steps} of them twice, ${found.issued} time of issue`,
  );
  if (found.rows !== found.steps || found.issued !== 1 || found.series > series) process.exitCode = 1;
}

/** Waits until nothing is added for three seconds. */
async function quiet(app: App, workspaceId: string, runId: string): Promise<{ last: number; settled: number }> {
  let known = -1;
  let last = performance.now();
  while (performance.now() - last < 3_000) {
    const [r] = await app.store.inWorkspace(workspaceId, trx => readRuns(trx, workspaceId, runId));
    if (settled(r!) !== known) {
      known = settled(r!);
      last = performance.now();
    }
    await sleep(100);
  }
  return { last, settled: known };
}
