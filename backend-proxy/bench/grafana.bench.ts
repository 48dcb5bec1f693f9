// Time of a panel's query: a stored forecast of 10 series × 1,000 points with two bands, beside a server on the same
// gRPC library that returns the very same frames ready-made. Calls take turns, so that both meet the same machine.

import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { credentials, Server, ServerCredentials } from '@grpc/grpc-js';
import { CLIENTS, definitionOf, type QueryDataResponse } from '../src/grafana/protocol/index.ts';
import { requestForecast } from '../src/jobs/index.ts';
import { type App, compose } from '../src/main/compose.ts';
import { loadConfig } from '../src/platform/config/index.ts';
import { createLogger } from '../src/platform/logger.ts';
import { createToken, readRuns, upsertSeries, workspaceBySlug, writePoints } from '../src/store/index.ts';

const SERIES = 10;
const POINTS = 1_000;
const HOUR = 3_600_000;
const LEVELS = [0.8, 0.95];
/** What was promised. */
const MOST_TIMES = 3;

type Ask = (request: object) => Promise<QueryDataResponse>;

export default async function run(args: readonly string[]): Promise<void> {
  const rounds = Number(args[0] ?? 400);
  const dir = mkdtempSync(join(tmpdir(), 'foresight-bench-'));
  // As root, Postgres runs as another account, which must get in.
  chmodSync(dir, 0o755);
  const env = { FORESIGHT_DATA_DIR: dir, FORESIGHT_GRPC_PORT: '0', FORESIGHT_LOG_LEVEL: 'error' };
  const app = await compose({ config: loadConfig({ cwd: dir, env }), logger: createLogger('error'), work: true });
  try {
    const token = await store(app);
    const [address = ''] = await app.grafana.listen();
    const own = client(address);
    const now = Math.floor(Date.now() / HOUR) * HOUR;
    // As in a panel whose range moves on with each refresh.
    const request = (i: number) => question(token, now - (POINTS - 1) * HOUR - 60_000 + i, now + i);
    const cold = await timed(() => own(request(0)));
    const first = await own(request(0));
    const frames = first.responses.A!.frames;
    const bytes = frames.reduce((sum, frame) => sum + frame.length, 0);
    console.log(`${frames.length} frames, ${(bytes / 1e6).toFixed(2)} MB; first answer ${cold.toFixed(1)} ms`);
    const ready = await readyMade(first);
    const baseline = client(ready.address);
    const times = { own: [] as number[], ready: [] as number[] };
    for (let i = -50; i < rounds; i++) {
      const a = await timed(() => baseline(request(i)));
      const b = await timed(() => own(request(i)));
      if (i < 0) continue;
      times.ready.push(a);
      times.own.push(b);
    }
    report('ready-made frames', times.ready);
    report('QueryData', times.own);
    const ratio = quantile(times.own, 0.95) / quantile(times.ready, 0.95);
    console.log(`p95 is ${ratio.toFixed(2)} times that of ready-made frames (limit ${MOST_TIMES})`);
    ready.close();
    if (ratio > MOST_TIMES) process.exitCode = 1;
  } finally {
    await app.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Points and a forecast of each series, made by a real run. @returns a token */
async function store(app: App): Promise<string> {
  const workspace = await app.store.asService(trx => workspaceBySlug(trx, 'main'));
  const now = Math.floor(Date.now() / HOUR) * HOUR;
  const ts = Float64Array.from({ length: POINTS }, (_, i) => now - (POINTS - 1 - i) * HOUR);
  const runId = await app.store.inWorkspace(workspace.id, async trx => {
    const labels = Array.from({ length: SERIES }, (_, i) => ({ host: `host-${i}` }));
    const ids = await upsertSeries(trx, workspace.id, 'requests', 'time', labels);
    const batch = ids.map(({ id }, s) => ({
      id,
      points: { ts, value: ts.map((at, i) => 100 * s + 20 * Math.sin(at / HOUR / 3.82) + ((i * 7919) % 13)) },
    }));
    await writePoints(trx, workspace.id, batch, now - 12 * HOUR);
    const question = { metric: 'requests', model: 'auto' as const, horizon: POINTS, levels: LEVELS };
    return requestForecast(app.queue, trx, workspace.id, question);
  });
  for (;;) {
    const [done] = await app.store.inWorkspace(workspace.id, trx => readRuns(trx, workspace.id, runId));
    if (done?.status === 'done' && done.done === SERIES) break;
    if (done?.finished_at) throw new Error(`the run ended ${done.status} with ${done.done} of ${SERIES}`);
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  const made = await app.store.inWorkspace(workspace.id, trx =>
    createToken(trx, workspace.id, { name: 'bench', right: 'read' }),
  );
  return made.token;
}

function question(token: string, from: number, to: number): object {
  const model = { refId: 'A', queryType: 'forecast', version: 1, metric: 'requests' };
  return {
    pluginContext: {
      user: { role: 'Viewer' },
      dataSourceInstanceSettings: { uid: 'u', decryptedSecureJsonData: { token }, jsonData: Buffer.from('{}') },
    },
    queries: [
      {
        refId: 'A',
        maxDataPoints: 2_000,
        timeRange: { fromEpochMS: from, toEpochMS: to },
        json: Buffer.from(JSON.stringify(model)),
        queryType: 'forecast',
      },
    ],
  };
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

function client(address: string): Ask {
  const data = new CLIENTS.Data(address, credentials.createInsecure(), { 'grpc.max_receive_message_length': -1 });
  const call = data.QueryData as (
    request: object,
    done: (error: Error | null, answer: QueryDataResponse) => void,
  ) => void;
  return promisify(call.bind(data)) as Ask;
}

async function timed(work: () => Promise<QueryDataResponse>): Promise<number> {
  const started = performance.now();
  const { responses } = await work();
  const took = performance.now() - started;
  if (responses.A?.status !== 200) throw new Error(`not answered: ${responses.A?.error}`);
  return took;
}

function quantile(values: readonly number[], q: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(q * (values.length - 1))]!;
}

function report(name: string, times: readonly number[]): void {
  const ms = (q: number) => `${quantile(times, q).toFixed(2)} ms`;
  console.log(`${name.padEnd(18)} p50 ${ms(0.5)} · p95 ${ms(0.95)} · p99 ${ms(0.99)} (${times.length} calls)`);
}
