// All wiring: the one place that constructs things. Processes (service, command line, tests) differ in what they start.
import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { ForesightError } from '@foresight/contracts';
import { type Api, asForesightError, createApi } from '../api/index.ts';
import {
  askAlertPreview,
  askAnomalies,
  createGrafanaServer,
  type GrafanaServer,
  querySources,
} from '../grafana/index.ts';
import { registerJobs } from '../jobs/index.ts';
import { openChanges } from '../platform/changes.ts';
import type { Config } from '../platform/config/index.ts';
import { openDb } from '../platform/db.ts';
import type { Logger } from '../platform/logger.ts';
import { createMetrics, type Metrics } from '../platform/metrics.ts';
import { type EmbeddedPostgres, resolveDataDir, startEmbeddedPostgres } from '../platform/postgres/index.ts';
import { openQueue, type Queue } from '../platform/queue.ts';
import { readiness } from '../platform/readiness.ts';
import { openWorkerPool } from '../platform/worker-pool.ts';
import { FORECAST_WORKER, type ForecastPool } from '../predictions/forecast/index.ts';
import { FUTURES_WORKER } from '../predictions/futures/index.ts';
import { ensurePartitions, ensureWorkspace, migrate, migrationState, type Store, type Tables } from '../store/index.ts';
import { makeDataFolder, makeUploadFolder } from './data-folder.ts';
import { REPOSITORY, VERSION } from './version.ts';

export interface App {
  readonly config: Config;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly store: Store;
  readonly queue: Queue;
  readonly pool: ForecastPool;
  readonly api: Api;
  readonly grafana: GrafanaServer;
  readonly dataDir: string;
  /** Where the database is, without the password. */
  readonly database: string;
  /** Stops accepting, lets work in flight finish or gives it back, and closes everything. Safe to call twice. */
  stop(): Promise<void>;
}

export interface ComposeOptions {
  readonly config: Config;
  readonly logger: Logger;
  /** Take jobs from the queue. */
  readonly work: boolean;
  readonly now?: () => Date;
  /** Gives up waiting for the database. */
  readonly signal?: AbortSignal;
  /** How long a database that was named may take to come up before starting is given up. Default: 30 s. */
  readonly databasePatienceMs?: number;
}

/** Queries in flight get this long to end. Live channels never end by themselves; Grafana takes them up again. */
const GOODBYE_MS = 2_000;

/** Brings up database, schema, queue, workers and routes. Undoes what it started when a later part fails. */
export async function compose(options: ComposeOptions): Promise<App> {
  const undo: (() => Promise<void>)[] = [];
  try {
    return await start(undo, options);
  } catch (error) {
    for (const step of undo.reverse()) await step().catch(() => undefined);
    throw error;
  }
}

async function start(undo: (() => Promise<void>)[], options: ComposeOptions): Promise<App> {
  const { config, logger, work, now = () => new Date() } = options;
  const dataDir = config.data_dir ?? resolveDataDir(REPOSITORY);
  makeDataFolder(dataDir);
  const postgres = config.database.url ? undefined : await startOwnPostgres(config, dataDir, logger);
  if (postgres) undo.push(() => postgres.stop());
  const url = postgres?.url ?? config.database.url!;
  const applied = await migrateWhenUp(url, options);
  if (applied.length > 0) logger.info({ applied }, 'migrated the database');

  const store = openDb<Tables>({ url, poolSize: config.database.pool_size, logger });
  undo.push(() => store.close());
  await prepareStore(store, config, now());

  const metrics = createMetrics();
  const pool: ForecastPool = openWorkerPool(FORECAST_WORKER, config.workers.threads, logger);
  undo.push(() => pool.close());
  const queue = openQueue({ url, logger, metrics });
  registerJobs(queue, {
    store,
    pool,
    metrics,
    config,
    now,
    maxOpenRows: config.points.max_open_rows,
    ledgerDays: config.retention.ledger_days,
    eventMonths: config.retention.event_months,
  });
  const graceLeft = countdown(config.shutdown.grace_seconds * 1000);
  undo.push(() => queue.stop(graceLeft()));
  await queue.start({ work });

  const uploadDir = makeUploadFolder(dataDir);
  undo.push(() => rm(uploadDir, { recursive: true, force: true }));
  const asked = { store, pool, metrics, config, logger, now };
  const sources = querySources(asked);
  const api = await createApi(
    {
      store,
      queue,
      pool,
      futures: pool.running(FUTURES_WORKER),
      anomalies: askAnomalies(asked, sources.watches),
      alertPreview: askAlertPreview(asked, sources),
      metrics,
      config,
      version: VERSION,
      uploadDir,
      now,
      readiness: checks(store, metrics),
    },
    logger,
  );
  undo.push(() => closeWithin(graceLeft(), api));
  const changes = openChanges({ url, logger });
  undo.push(() => changes.close());
  const grafana = createGrafanaServer({ ...asked, sources, api, changes, version: VERSION });
  undo.push(() => grafana.close(Math.min(graceLeft(), GOODBYE_MS)));

  let stopped: Promise<void> | undefined;
  const stop = async () => {
    for (const step of undo.reverse()) {
      await step().catch((error: Error) => logger.warn({ err: error }, 'a part did not stop cleanly'));
    }
  };
  const database = postgres ? `embedded Postgres in ${dataDir}` : hidePassword(url);
  return {
    config,
    logger,
    metrics,
    store,
    queue,
    pool,
    api,
    grafana,
    dataDir,
    database,
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

function startOwnPostgres(config: Config, dataDir: string, logger: Logger): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({
    dataDir,
    logger,
    ...(config.database.port ? { port: config.database.port } : {}),
    onStateChange: state => logger.info({ state }, 'embedded Postgres changed its state'),
  });
}

/** Milliseconds left of a time that begins to run with the first call; never less than one second. */
function countdown(ms: number): () => number {
  let end: number | undefined;
  return () => {
    end ??= Date.now() + ms;
    return Math.max(1_000, end - Date.now());
  };
}

/** Requests in flight may finish; a client that never ends its upload must not keep the service up. */
async function closeWithin(ms: number, api: Api): Promise<void> {
  const late = setTimeout(() => api.server.closeAllConnections(), ms);
  await api.close().finally(() => clearTimeout(late));
}

/** A database in another container may come up after us: wait for it, but not for ever. */
async function migrateWhenUp(
  url: string,
  { logger, signal, databasePatienceMs: patience = 30_000 }: ComposeOptions,
): Promise<string[]> {
  const deadline = Date.now() + patience;
  for (;;) {
    try {
      return await migrate(url);
    } catch (error) {
      const cause = (error as Error).cause ?? error;
      if (asForesightError(cause)?.code !== 'unavailable') throw error;
      if (Date.now() > deadline) {
        throw new ForesightError(
          'unavailable',
          `the database at ${hidePassword(url)} did not answer for ${patience / 1000} s`,
          {
            fix: 'start it, correct DATABASE_URL, or unset DATABASE_URL to use embedded Postgres',
            cause,
          },
        );
      }
      logger.info('waiting for the database');
      await sleep(1_000, undefined, signal ? { signal } : {});
    }
  }
}

async function prepareStore(store: Store, config: Config, now: Date): Promise<void> {
  await ensurePartitions(store, now);
  await store.asService(async trx => {
    for (const { slug, name, time_zone } of config.workspaces) {
      await ensureWorkspace(trx, { slug, name, timeZone: time_zone });
    }
  });
}

function checks(store: Store, metrics: Metrics) {
  return readiness(
    {
      database: async () => {
        await store.ping();
        return 'answers';
      },
      migrations: async () => {
        const { pending, unknown } = await store.asService(trx => migrationState(text => trx.client.query(text)));
        if (pending.length > 0) throw new Error(`not applied: ${pending.join(', ')}: run foresight migrate`);
        if (unknown.length > 0)
          throw new Error(`a newer version was here: ${unknown.join(', ')}: upgrade this service`);
        return 'up to date';
      },
    },
    metrics.databaseUp,
  );
}

export function hidePassword(url: string): string {
  return url.replace(/\/\/([^:@/]+):[^@]*@/, '//$1:…@');
}
