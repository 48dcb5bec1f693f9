// kill -9, of the service and of its database: nothing is half done, and what was begun goes on by itself.
import { openAsBlob, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Desk,
  desk,
  everythingIn,
  hourAt,
  hourly,
  isFree,
  isWriting,
  postmaster,
  put,
  type Service,
  serversOn,
  startService,
  until,
  writeHourly,
} from './support/index.ts';

const BIG = { series: 1_000, points: 2_000 };
const MANY = { series: 400, points: 400 };
/** A database whose service is gone has this long to go, too. */
const ORPHAN_SECONDS = 10;
/** A job whose process is gone is taken up again after 15 s without a sign of life, seen by a look every 10 s. */
const RETRY_SECONDS = 60;

interface Run {
  readonly id: string;
  readonly status: string;
  readonly total: number;
  readonly done: number;
}
interface Metric {
  readonly metric: string;
  readonly series: number;
  readonly points: number;
}
interface ByUniqueId {
  readonly labels: { readonly unique_id: string };
}

const metrics = async (service: Service) =>
  (await service.list<Metric>('/api/v1/metrics')).map(({ metric, series, points }) => ({ metric, series, points }));

const readiness = async (service: Service) => (await fetch(`${service.address}/health/ready`)).status;

async function killNode(at: Desk, running: Pick<Service, 'node' | 'ended'>): Promise<void> {
  const { port } = postmaster(at.dataDir)!;
  process.kill(running.node().pid, 'SIGKILL');
  await running.ended;
  await until(`Postgres on port ${port} to go`, ORPHAN_SECONDS, async () => {
    return serversOn(at.dataDir).length === 0 && (await isFree(port));
  });
}

const first = [{ metric: 'first', series: 1, points: 100 }];
const whole = { metric: 'big', series: BIG.series, points: BIG.series * BIG.points };

describe('kill -9 in the middle of an import', () => {
  const at = desk();
  const start = () => startService(at, ['--data', put(at.folder, 'first.csv', hourly(1, 100))]);
  let big: string;
  beforeAll(async () => {
    big = await writeHourly(join(at.folder, 'big.csv'), BIG.series, BIG.points);
  });

  const upload = async (service: Service) =>
    service.call('/api/v1/imports?metric=big&train=false', {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: await openAsBlob(big),
    });

  it('leaves nothing half imported by an upload, and the same upload completes afterwards', async () => {
    const service = await start();
    const answer = upload(service).catch((error: Error) => error);
    await until('points in an open transaction', 60, () => isWriting(at.dataDir));
    await killNode(at, service);
    expect(await answer).toBeInstanceOf(Error);

    const again = await start();
    expect(await metrics(again)).toEqual(first);
    expect(await again.list('/api/v1/imports')).toHaveLength(1);
    expect(everythingIn(join(at.dataDir, 'uploads'))).toEqual([`${again.node().pid}/`]);
    expect((await upload(again)).status).toBe(201);
    expect(await metrics(again)).toEqual([whole, ...first]);
  });

  it('leaves nothing half imported by the command, and the same command completes afterwards', async () => {
    const other = desk();
    const importing = other.start(['import', big, '--no-train']);
    await until('points in an open transaction', 60, () => isWriting(other.dataDir));
    await killNode(other, importing);
    expect((await importing.ended).stdout).toBe('');

    const { code, stdout } = await other.run(['import', big, '--no-train']);
    expect(code).toBe(0);
    expect(stdout).toContain(`${BIG.series} series (${BIG.series} new), ${whole.points} points added, 0 changed`);
  });
});

describe('kill -9 in the middle of a training run', () => {
  const at = desk();
  let service: Service;
  const many = () => put(at.folder, 'many.csv', hourly(MANY.series, MANY.points));
  beforeAll(async () => {
    service = await startService(at, ['--data', put(at.folder, 'first.csv', hourly(1, 100))]);
  });

  async function begin(metric: string): Promise<string> {
    const answer = await service.call(`/api/v1/imports?metric=${metric}`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: readFileSync(many()),
    });
    expect(answer.status).toBe(201);
    const { run_id } = (await answer.json()) as { run_id: string };
    await until('the run to be under way', 30, async () => {
      const run = await stateOf(run_id);
      return run.done > 0 && run.done < run.total;
    });
    return run_id;
  }

  const stateOf = async (run: string) => (await (await service.call(`/api/v1/runs/${run}`)).json()) as Run;

  async function finishes(run: string, metric: string): Promise<void> {
    const done = await until('the run to be done', RETRY_SECONDS, async () => {
      const now = await stateOf(run);
      return now.status === 'done' ? now : undefined;
    });
    expect(done).toMatchObject({ total: MANY.series, done: MANY.series });
    const ids = (rows: ByUniqueId[]) => rows.map(row => row.labels.unique_id).sort();
    const expected = Array.from({ length: MANY.series }, (_, s) => `s${s + 1}`).sort();
    expect(ids(await service.list(`/api/v1/forecasts?metric=${metric}`))).toEqual(expected);
    // Every version ever made: a series that was trained twice would be here twice.
    expect(ids(await service.list(`/api/v1/models?metric=${metric}&all=true`))).toEqual(expected);
  }

  it('of the database: the service notices, recovers by itself, and has every point it acknowledged', async () => {
    const run = await begin('survivor');
    const acknowledged = await pushUntilKilled();
    await until('not ready', 10, async () => (await readiness(service)) === 503);
    await until('ready again', 30, async () => (await readiness(service)) === 200);
    const [series] = await service.list<{ id: string }>('/api/v1/series?metric=pushed');
    const points = await (await service.call(`/api/v1/series/${series?.id}/points`)).json();
    expect((points as { value: number[] }).value.slice(0, acknowledged)).toEqual(
      Array.from({ length: acknowledged }, (_, i) => i),
    );
    expect(service.node().pid).toBeGreaterThan(0);
    await finishes(run, 'survivor');
  });

  /** Pushes point after point, kills the database in between. @returns how many were acknowledged before it died */
  async function pushUntilKilled(): Promise<number> {
    for (let i = 0; ; i++) {
      if (i === 20) process.kill(postmaster(at.dataDir)!.pid, 'SIGKILL');
      const answer = await service.call('/api/v1/metrics/pushed/points', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ series: [{ points: [[hourAt(i), i]] }] }),
      });
      if (answer.status !== 202) {
        expect(answer.status).toBe(503);
        return i;
      }
    }
  }

  it('of the service: after a restart the run completes by itself, each series once in the ledger', async () => {
    const run = await begin('restarted');
    await killNode(at, service);
    service = await startService(at, ['--data', join(at.folder, 'first.csv')]);
    expect((await stateOf(run)).status).not.toBe('done');
    await finishes(run, 'restarted');
  });
});
