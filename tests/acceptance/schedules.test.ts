// Two services on one Postgres share a thousand scheduled trainings; one of them is killed in the middle.
import pg from 'pg';
import { expect, it } from 'vitest';
import { testDatabase } from '../../backend-proxy/src/platform/postgres/test-database.ts';
import { desk, hourly, put, until } from './support/index.ts';

const SCHEDULES = 1_000;
const HORIZON = 3;

it(`each of ${SCHEDULES} trainings runs to its end exactly once`, async () => {
  const { url } = await testDatabase();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const ask = async <Row extends pg.QueryResultRow>(sql: string) => (await client.query<Row>(sql)).rows;
  const settings = { DATABASE_URL: url };

  const first = desk(settings);
  const data = put(first.folder, 'load.csv', hourly(SCHEDULES, 30));
  expect((await first.run(['import', data, '--metric', 'load', '--no-train'])).code).toBe(0);
  await client.query("select set_config('foresight.scope', 'service', false)");
  await client.query(
    `insert into analytics.schedule (workspace_id, slug, question, cron, time_zone, next_due, created_by, updated_by)
     select workspace_id, 'training-' || id, jsonb_build_object('metric', metric, 'labels', labels, 'model', 'drift',
       'horizon', $1::int), '0 0 1 1 *', 'UTC', date_trunc('hour', now()), 'test', 'test'
     from analytics.metric_series`,
    [HORIZON],
  );

  const [a, b] = [first.start(['serve']), desk(settings).start(['serve'])];
  const done = async () => {
    const [row] = await ask<{ n: number }>(
      "select count(*)::int as n from analytics.model_run where status = 'done' and due_at is not null",
    );
    return row!.n;
  };
  await until('a third of the trainings', 120, async () => (await done()) >= SCHEDULES / 3);
  process.kill(a.node().pid, 'SIGKILL');
  expect(await done()).toBeLessThan(SCHEDULES);
  await until('the other service to finish them', 180, async () => (await done()) === SCHEDULES);

  expect(await ask('select status, count(*)::int as n from analytics.model_run group by 1')).toEqual([
    { status: 'done', n: SCHEDULES },
  ]);
  const perSchedule = 'select schedule_id, due_at from analytics.model_run group by 1, 2 having count(*) <> 1';
  expect(await ask(perSchedule)).toEqual([]);
  // One forecast a series, with every step at every level, of the one run.
  const ledger = `select count(*)::int as n, min(runs)::int as runs, min(steps)::int as least, max(steps)::int as most from (
      select series_id, count(distinct run_id) as runs, count(*) as steps from analytics.predictions group by 1) s`;
  expect(await ask(ledger)).toEqual([{ n: SCHEDULES, runs: 1, least: 2 * HORIZON, most: 2 * HORIZON }]);
  expect(await ask('select 1 from analytics.ml_models group by series_id having count(*) <> 1')).toEqual([]);
  b.kill('SIGTERM');
  await b.ended;
  await client.end();
}, 400_000);
