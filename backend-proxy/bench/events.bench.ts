// Events per second into the store, and features of everybody as of a moment, beside plain SQL over the same rows.
// npm run bench -- events [events] [people]
import { hash } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { PERSON_FEATURE_NAMES, type PersonFeatures, personFeatures } from '../src/features/person/index.ts';
import { openDb } from '../src/platform/db.ts';
import { createLogger } from '../src/platform/logger.ts';
import { startEmbeddedPostgres } from '../src/platform/postgres/index.ts';
import { openWorkerPool } from '../src/platform/worker-pool.ts';
import {
  EVENT_SCAN_WORKER,
  ensureWorkspace,
  foldEvents,
  migrate,
  openEventScan,
  type ScanAnswer,
  type ScanTask,
  type Store,
  type Tables,
  writeEvents,
} from '../src/store/index.ts';
import { PERSON_FEATURES_IN_SQL } from '../test/person-features-sql.ts';
import { eventBatches } from './events-data.ts';
import { page } from './events-report.ts';

const PAGE = new URL('../../docs/benchmarks-events.md', import.meta.url);
const FROM = Date.UTC(2024, 6, 1);
const DAYS = 548;
const AS_OF = FROM + 540 * 86_400_000;
const BATCH = 20_000;
const COUNTS_IN_SQL = `select person_id, max(ts), count(*), count(*) filter (where ts >= analytics.at_ms($1) - interval '1 day'),
  count(*) filter (where ts >= analytics.at_ms($1) - interval '7 days'),
  count(*) filter (where ts >= analytics.at_ms($1) - interval '30 days'),
  count(*) filter (where ts >= analytics.at_ms($1) - interval '90 days')
  from analytics.event where ts < analytics.at_ms($1) group by 1`;

export default async function run(args: readonly string[]): Promise<void> {
  const events = Number(args[0] ?? 10_000_000);
  const people = Number(args[1] ?? Math.round(events / 50));
  const load = [loadavg()[0]!, availableParallelism()] as const;
  const folder = mkdtempSync(join(tmpdir(), 'foresight-bench-'));
  // As root, Postgres runs as another account, which must get in.
  chmodSync(folder, 0o755);
  const logger = createLogger('warn');
  const postgres = await startEmbeddedPostgres({ dataDir: folder, logger });
  const pool = openWorkerPool<ScanTask, ScanAnswer>(EVENT_SCAN_WORKER, 0, logger);
  await migrate(postgres.url);
  const store = openDb<Tables>({ url: postgres.url, poolSize: 6, logger });
  try {
    const { id } = await store.asService(trx =>
      ensureWorkspace(trx, { slug: 'bench', name: 'Bench', timeZone: 'UTC' }),
    );
    const written = await ingest(store, id, events, people);
    console.log(`${written.events} events in ${written.seconds.toFixed(1)} s`);
    const foldSeconds = (await timed(() => foldEvents(store, id))) / 1000;
    console.log(`folded in ${foldSeconds.toFixed(1)} s`);
    const foldBatchMs = await foldOneMore(store, id, people);
    await store.asService(trx => trx.client.query('analyze analytics.event'));

    const open = (cacheBytes: number) => ({
      store,
      scan: openEventScan({ store, runner: pool, cacheBytes, atOnce: pool.threads + 1 }),
    });
    const ask = async (deps: ReturnType<typeof open>, times: number) => {
      const found: PersonFeatures[] = [];
      const all: number[] = [];
      for (let k = 0; k < times; k++) {
        all.push(await timed(async () => void found.splice(0, 1, await personFeatures(deps, id, { asOf: AS_OF }))));
      }
      console.log(all.map(ms => `${ms.toFixed(0)} ms`).join(', '));
      return { best: Math.min(...all), found: found[0]! };
    };
    const stored = await ask(open(0), 5);
    const kept = open(1e9);
    await ask(kept, 1);
    const cached = await ask(kept, 8);
    const same = await inSql(store, id, PERSON_FEATURES_IN_SQL);
    const counts = await inSql(store, id, COUNTS_IN_SQL);
    refuseOther(cached.found, same.rows);
    writeFileSync(
      PAGE,
      page({
        events: written.events,
        people: cached.found.people.length,
        threads: pool.threads,
        load,
        ingestSeconds: written.seconds,
        foldSeconds,
        foldBatchMs,
        bytes: await sizes(store),
        features: { stored: stored.best, cached: cached.best },
        sql: { same: same.ms, counts: counts.ms },
      }),
    );
    console.log('wrote docs/benchmarks-events.md');
  } finally {
    await pool.close();
    await store.close();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function ingest(store: Store, id: string, events: number, people: number) {
  const started = performance.now();
  const flying = new Set<Promise<void>>();
  let [total, number] = [0, 0];
  for (const batch of eventBatches({ events, people, from: FROM, days: DAYS, batch: BATCH })) {
    const key = hash('sha256', `${number++}`, 'buffer');
    const written: Promise<void> = writeEvents(store, id, { source: 'bench', key, events: batch }).then(answer => {
      total += answer.stored;
      flying.delete(written);
    });
    flying.add(written);
    if (flying.size >= 2) await Promise.race(flying);
  }
  await Promise.all(flying);
  return { events: total, seconds: (performance.now() - started) / 1000 };
}

/** A batch after the moment that is asked about. */
async function foldOneMore(store: Store, id: string, people: number): Promise<number> {
  const plan = { events: BATCH * 1.5, people, from: FROM + DAYS * 86_400_000, days: 1, batch: BATCH };
  const [batch] = eventBatches(plan);
  const late = batch!.map(event => ({ ...event, id: `late ${event.id}` }));
  await writeEvents(store, id, { source: 'bench', key: hash('sha256', 'late', 'buffer'), events: late });
  return timed(() => foldEvents(store, id));
}

async function inSql(store: Store, id: string, text: string) {
  return store.inWorkspace(id, async trx => {
    const started = performance.now();
    const { rows } = await trx.client.query({ text, values: [AS_OF], rowMode: 'array' });
    const ms = performance.now() - started;
    console.log(`SQL: ${ms.toFixed(0)} ms`);
    return { ms, rows: rows as (string | number | null)[][] };
  });
}

/** @throws {Error} when a feature's sum over all people is not that of the rows */
function refuseOther({ people, columns }: PersonFeatures, rows: readonly (string | number | null)[][]): void {
  if (people.length !== rows.length) throw new Error(`${people.length} people, SQL finds ${rows.length}`);
  for (const [f, name] of PERSON_FEATURE_NAMES.entries()) {
    const own = columns[name].reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : value), 0);
    const sql = rows.reduce((sum, row) => sum + Number(row[f + 1] ?? 0), 0);
    if (Math.abs(own - sql) > 1e-6 * Math.abs(sql)) throw new Error(`${name} sums to ${own}, in SQL to ${sql}`);
  }
}

async function sizes(store: Store): Promise<{ rows: number; segments: number }> {
  const { rows } = await store.asService(trx =>
    trx.client.query<{ rows: number; segments: number }>(
      `select (select sum(pg_total_relation_size(inhrelid)) from pg_inherits
                where inhparent = 'analytics.event'::regclass)::float8 as rows,
              pg_total_relation_size('analytics.event_segment')::float8 as segments`,
    ),
  );
  return rows[0]!;
}
