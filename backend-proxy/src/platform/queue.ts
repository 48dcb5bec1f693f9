// The job queue: pg-boss in the same Postgres, so that a job is sent in the transaction that needs it.
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { type Db as BossDb, type JobWithMetadata, PgBoss } from 'pg-boss';
import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';

/** A kind of job: its payload type, its queue, and how failures are retried. The one way to define a job. */
export interface JobDefinition<Payload extends object> {
  readonly name: string;
  /** Of the payload; a handler refuses versions it does not know. */
  readonly version: number;
  readonly retries: number;
  /** Jobs of this kind at once in one process. */
  readonly concurrency: number;
  /** Cron expression (UTC) for jobs that start by themselves with an empty payload. */
  readonly schedule?: string;
  /** Whether one more starts with each process, to make up for what was missed while none was up. */
  readonly atStart?: boolean;
  /** Type only: which payload the job takes. */
  readonly payload?: Payload;
}

export interface JobContext {
  /** Aborted when the service stops: finish at the next safe point and throw GivenBack. */
  readonly signal: AbortSignal;
  /** True when a failure will not be tried again: say so where a person looks. */
  readonly lastTry: boolean;
  /** Counted from 1. */
  readonly tries: number;
  readonly logger: Logger;
}

export type JobHandler<Payload extends object> = (payload: Payload, context: JobContext) => Promise<void>;

/** Thrown by a handler that stops early on purpose: another process takes the job up again. */
export class GivenBack extends Error {
  constructor(done: string) {
    super(`given back to the queue: ${done}`);
    this.name = 'GivenBack';
  }
}

export interface SendOptions {
  /** Instead of the kind's own. */
  readonly retries?: number | undefined;
}

export interface Queue {
  /** Creates the queues where missing, and with `work` begins to take jobs. */
  start(options: { readonly work: boolean }): Promise<void>;
  work<Payload extends object>(job: JobDefinition<Payload>, handler: JobHandler<Payload>): void;
  /** @param client inside a transaction: the job exists when it commits, and not when it rolls back */
  send<Payload extends object>(
    client: pg.ClientBase,
    job: JobDefinition<Payload>,
    payload: Payload,
    options?: SendOptions,
  ): Promise<void>;
  /** Payloads of jobs of this kind that wait, run, or will be tried again. */
  unfinished<Payload extends object>(client: pg.ClientBase, job: JobDefinition<Payload>): Promise<Payload[]>;
  /** Signals running handlers, waits for them up to the grace time, then lets go. */
  stop(graceMs: number): Promise<void>;
}

export interface QueueOptions {
  readonly url: string;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** A job whose process died is retried after this long without a sign of life. */
const HEARTBEAT_SECONDS = 15;
const POLL_SECONDS = 0.5;
/** No job runs longer: a run of ten thousand series takes minutes. */
const EXPIRE_SECONDS = 23 * 3600;

type Envelope = { version: number; payload: object };
interface Registered {
  readonly job: JobDefinition<object>;
  readonly handler: JobHandler<object>;
}

const onClient = (client: pg.ClientBase): BossDb => ({
  executeSql: (text, values) => client.query(text, values as unknown[]),
});

export function openQueue({ url, logger, metrics }: QueueOptions): Queue {
  const boss = new PgBoss({
    connectionString: url,
    schema: 'foresight_queue',
    application_name: 'foresight-queue',
    max: 4,
    useListenNotify: true,
    // How soon a job whose process died is noticed: heartbeat plus one pass of the monitor.
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    maintenanceIntervalSeconds: 60,
  });
  // A lost connection shows here on every poll; readiness reports it, so this is no call to act.
  boss.on('error', error => logger.warn({ err: error }, 'the queue met an error'));
  const registered: Registered[] = [];
  const stopping = new AbortController();
  const running = new Set<Promise<unknown>>();

  async function runOne({ job, handler }: Registered, taken: JobWithMetadata<Envelope>): Promise<void> {
    const log = logger.child({ job: job.name });
    try {
      // Scheduled jobs come without an envelope.
      const { version, payload } = taken.data ?? { version: job.version, payload: {} };
      if (version !== job.version) {
        throw new Error(
          `job ${job.name} has payload version ${version}; this service knows ${job.version}: upgrade it`,
        );
      }
      const signal = AbortSignal.any([stopping.signal, taken.signal]);
      await handler(payload, {
        signal,
        lastTry: taken.retryCount >= taken.retryLimit,
        tries: taken.retryCount + 1,
        logger: log,
      });
      metrics.jobs.inc({ job: job.name, outcome: 'done' });
    } catch (error) {
      const outcome = error instanceof GivenBack ? 'given-back' : 'failed';
      metrics.jobs.inc({ job: job.name, outcome });
      if (outcome === 'failed') log.error({ err: error }, 'a job failed; the queue tries it again');
      else log.info((error as Error).message);
      throw error;
    }
  }

  async function createQueue(job: JobDefinition<object>): Promise<void> {
    await boss.createQueue(job.name, {
      retryLimit: job.retries,
      retryDelay: 1,
      expireInSeconds: EXPIRE_SECONDS,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      notify: true,
    });
  }

  async function startWorker(entry: Registered): Promise<void> {
    const { concurrency } = entry.job;
    // A notification wakes an idle worker only; the poll takes what came while it was busy.
    const options = {
      localConcurrency: concurrency,
      includeMetadata: true,
      pollingIntervalSeconds: POLL_SECONDS,
      notifyPollingIntervalSeconds: POLL_SECONDS,
      // A backlog is worked off without pauses.
      burstWhenReadyExceeds: 1,
    } as const;
    await boss.work(entry.job.name, options, async ([taken]: JobWithMetadata<Envelope>[]) => {
      const work = runOne(entry, taken!);
      running.add(work);
      await work.finally(() => running.delete(work));
    });
    if (entry.job.schedule) await boss.schedule(entry.job.name, entry.job.schedule);
    if (entry.job.atStart) await boss.send(entry.job.name, { version: entry.job.version, payload: {} });
  }

  return {
    work: (job, handler) => {
      registered.push({ job, handler: handler as JobHandler<object> });
    },
    start: async ({ work }) => {
      await boss.start();
      for (const { job } of registered) await createQueue(job);
      if (work) for (const entry of registered) await startWorker(entry);
    },
    send: async (client, job, payload, { retries } = {}) => {
      const limit = retries === undefined ? {} : { retryLimit: retries };
      await boss.send(job.name, { version: job.version, payload }, { db: onClient(client), ...limit });
    },
    unfinished: async <Payload extends object>(client: pg.ClientBase, job: JobDefinition<Payload>) => {
      const { rows } = await client.query<{ payload: Payload }>(
        `select data -> 'payload' as payload from foresight_queue.job
         where name = $1 and state in ('created', 'retry', 'active')`,
        [job.name],
      );
      return rows.map(({ payload }) => payload);
    },
    stop: async graceMs => {
      stopping.abort();
      await boss.stop({ graceful: true, timeout: graceMs });
      // A handler that does not heed the signal must not keep the process up: its job is retried.
      await Promise.race([Promise.allSettled(running), sleep(graceMs, undefined, { ref: false })]);
    },
  };
}
