// The real service over real Postgres, with its gRPC doors open, and data to ask for.
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Right } from '@foresight/contracts';
import { type App, compose } from '../../backend-proxy/src/main/compose.ts';
import { loadConfig } from '../../backend-proxy/src/platform/config/index.ts';
import { createLogger } from '../../backend-proxy/src/platform/logger.ts';
import {
  createToken,
  ensureWorkspace,
  runFromRows,
  startOfDay,
  upsertSeries,
  writePoints,
} from '../../backend-proxy/src/store/index.ts';
import { type TestStore, testStore } from '../../backend-proxy/test/store.ts';

export interface HostService {
  readonly app: App;
  readonly db: TestStore;
  /** host:port, the same after a restart. */
  readonly tcp: string;
  /** unix:/path */
  readonly unix: string;
  readonly workspaceId: string;
  readonly otherWorkspaceId: string;
  readonly tokens: Readonly<Record<Right | 'other', string>>;
  /** Adds points to a metric, one series a set of labels. */
  push(metric: string, series: readonly NewSeries[], workspaceId?: string): Promise<string[]>;
  /** Cuts the wire to the database, for the service only. */
  cut(): void;
  /** Lets it reach the database again. */
  mend(): void;
  stop(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

export interface NewSeries {
  readonly labels: Readonly<Record<string, string>>;
  /** Epoch ms, ascending. */
  readonly ts: readonly number[];
  readonly value: readonly number[];
}

export const HOUR = 3_600_000;
/** The hour that began last. */
export const THIS_HOUR = Math.floor(Date.now() / HOUR) * HOUR;

/** Hourly values up to now with a daily season and repeatable noise. */
export function hourly(labels: Record<string, string>, points: number, level = 100): NewSeries {
  const ts = Array.from({ length: points }, (_, i) => THIS_HOUR - (points - 1 - i) * HOUR);
  const value = ts.map((at, i) => level + 20 * Math.sin((at / HOUR / 24) * 2 * Math.PI) + ((i * 7919) % 13));
  return { labels, ts, value };
}

export async function hostService(): Promise<HostService> {
  const db = await testStore();
  const dir = mkdtempSync(join(tmpdir(), 'foresight-host-'));
  const wire = await openWire(new URL(db.url));
  const socket = join(dir, 'service.sock');
  let port = 0;
  const open = async () => {
    const env = {
      DATABASE_URL: wire.url,
      FORESIGHT_DATA_DIR: dir,
      FORESIGHT_GRPC_PORT: String(port),
      FORESIGHT_GRPC_SOCKET: socket,
      FORESIGHT_WORKERS_THREADS: '1',
    };
    const app = await compose({ config: loadConfig({ cwd: dir, env }), logger: createLogger('silent'), work: true });
    const [tcp = '', unix = ''] = await app.grafana.listen();
    port = Number(tcp.split(':').at(-1));
    return { app, tcp, unix };
  };
  let opened = await open();
  const { store } = db;
  const other = await store.asService(trx => ensureWorkspace(trx, { slug: 'other', name: 'Other', timeZone: 'UTC' }));
  const token = async (workspaceId: string, right: Right) =>
    (await store.inWorkspace(workspaceId, trx => createToken(trx, workspaceId, { name: right, right }))).token;
  const tokens = {
    read: await token(db.workspaceId, 'read'),
    write: await token(db.workspaceId, 'write'),
    admin: await token(db.workspaceId, 'admin'),
    other: await token(other.id, 'admin'),
  };
  return {
    get app() {
      return opened.app;
    },
    db,
    tcp: opened.tcp,
    unix: opened.unix,
    workspaceId: db.workspaceId,
    otherWorkspaceId: other.id,
    tokens,
    push: (metric, series, workspaceId = db.workspaceId) =>
      store.inWorkspace(workspaceId, async trx => {
        const made = await upsertSeries(
          trx,
          workspaceId,
          metric,
          'time',
          series.map(({ labels }) => labels),
        );
        const points = made.map(({ id }, i) => ({
          id,
          points: runFromRows(Float64Array.from(series[i]!.ts), Float64Array.from(series[i]!.value)),
        }));
        await writePoints(trx, workspaceId, points, startOfDay(new Date()));
        return made.map(({ id }) => id);
      }),
    cut: wire.cut,
    mend: wire.mend,
    stop: () => opened.app.stop(),
    start: async () => {
      opened = await open();
    },
    close: async () => {
      await opened.app.stop();
      wire.close();
      await db.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Carries bytes to the database and back, and can be cut. */
async function openWire(to: URL) {
  const sockets = new Set<Socket>();
  let whole = true;
  const server = createServer(near => {
    if (!whole) return void near.destroy();
    const far = connect(Number(to.port), to.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = new URL(to);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const cut = () => {
    whole = false;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.href,
    cut,
    mend: () => {
      whole = true;
    },
    close: () => {
      cut();
      server.close();
    },
  };
}
