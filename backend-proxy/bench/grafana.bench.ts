// Time of a panel's queries: stored forecasts of 10 series × 1,000 points, alone and fifty at once, and forecasts made on
// the spot, beside a server on the same gRPC library that returns the very same frames ready-made; and how long the
// service's event loop was held up meanwhile. npm run bench -- grafana
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { definitionOf, type QueryDataResponse } from '../src/grafana/protocol/index.ts';
import { compose } from '../src/main/compose.ts';
import { loadConfig } from '../src/platform/config/index.ts';
import { createLogger } from '../src/platform/logger.ts';
import { type ClientReport, type ClientTask, openClient, question } from './grafana-question.ts';
import { holds, type Measured, page } from './grafana-report.ts';
import { fillStore, HOUR, POINTS, thisHour } from './grafana-store.ts';

const AT_ONCE = 50;
const ALONE = 40;
const PAGE = new URL('../../docs/benchmarks-grafana.md', import.meta.url);
const STORED = { queryType: 'forecast', metric: 'requests' };
const FRESH = { queryType: 'forecast', metric: 'fresh', model: 'auto', horizon: 48 };

export default async function run(args: readonly string[]): Promise<void> {
  const rounds = Number(args[0] ?? 400);
  const dir = mkdtempSync(join(tmpdir(), 'foresight-bench-'));
  // As root, Postgres runs as another account, which must get in.
  chmodSync(dir, 0o755);
  const env = { FORESIGHT_DATA_DIR: dir, FORESIGHT_GRPC_PORT: '0', FORESIGHT_LOG_LEVEL: 'error' };
  const app = await compose({ config: loadConfig({ cwd: dir, env }), logger: createLogger('error'), work: true });
  try {
    const token = await fillStore(app, ALONE + AT_ONCE);
    const [address = ''] = await app.grafana.listen();
    const to = thisHour();
    const task = { address, token, from: to - (POINTS - 1) * HOUR - 60_000, to };
    const ask = (what: Partial<ClientTask>) => measured({ ...task, model: STORED, rounds: 1, atOnce: 1, ...what });
    await ask({ rounds: 50 });
    const ready = await readyMade(await answerOf(address, token, task));
    const bare = async (what: Partial<ClientTask>) => ({
      ...(await ask({ ...what, address: ready.address })),
      blockedMs: null,
    });
    const fresh = (numberedFrom: number) => ({ model: FRESH, numberedFrom });
    const found: Measured[] = [
      { name: 'ready-made frames', limit: null, ...(await bare({ rounds })) },
      { name: 'stored forecast', limit: 50, ...(await ask({ rounds })) },
      { name: `ready-made frames, ${AT_ONCE} at once`, limit: null, ...(await bare({ rounds: 8, atOnce: AT_ONCE })) },
      { name: `stored forecast, ${AT_ONCE} at once`, limit: null, ...(await ask({ rounds: 8, atOnce: AT_ONCE })) },
      { name: 'made on the spot', limit: 150, ...(await ask({ ...fresh(0), rounds: ALONE })) },
      {
        name: `made on the spot, ${AT_ONCE} at once`,
        limit: null,
        ...(await ask({ ...fresh(ALONE), atOnce: AT_ONCE })),
      },
    ];
    ready.close();
    const text = page(found);
    console.log(text);
    if (args.length === 0) writeFileSync(PAGE, text);
    if (!found.every(holds)) process.exitCode = 1;
  } finally {
    await app.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** The client runs on a thread of its own; this one is the service's. */
async function measured(task: ClientTask) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const report = await inThread(task);
  delay.disable();
  return { ...report, blockedMs: delay.max / 1e6 };
}

function inThread(task: ClientTask): Promise<ClientReport> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./grafana-client.worker.ts', import.meta.url), { workerData: task });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** One answer, for the baseline to repeat. */
async function answerOf(address: string, token: string, range: Pick<ClientTask, 'from' | 'to'>) {
  const { ask, close } = openClient(address);
  return ask(question({ token, model: STORED, ...range }, 0)).finally(close);
}

/** The same answer without a question asked of anything. */
async function readyMade(answer: QueryDataResponse): Promise<{ address: string; close: () => void }> {
  const server = new Server();
  server.addService(definitionOf('Data'), {
    QueryData: (_call: unknown, done: (error: null, response: QueryDataResponse) => void) => done(null, answer),
  });
  const bind = promisify(server.bindAsync.bind(server));
  const port = await bind('127.0.0.1:0', ServerCredentials.createInsecure());
  return { address: `127.0.0.1:${port}`, close: () => server.forceShutdown() };
}
