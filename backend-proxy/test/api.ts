// The whole service for a test file: real Postgres, queue, worker threads and routes, called without a port.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ImportAnswer, Right, RunAnswer } from '@foresight/contracts';
import { type App, compose } from '../src/main/compose.ts';
import { loadConfig } from '../src/platform/config/index.ts';
import { createLogger } from '../src/platform/logger.ts';
import { createToken, workspaceBySlug } from '../src/store/index.ts';
import { type TestStore, testStore } from './store.ts';

export interface CallOptions {
  /** Default: the admin of workspace `test`. Null: no Authorization header. */
  readonly token?: string | null;
  readonly query?: Record<string, string | string[]>;
  readonly body?: unknown;
  readonly type?: string;
  readonly headers?: Record<string, string>;
}

export interface Called {
  readonly status: number;
  readonly type: string;
  readonly headers: Record<string, unknown>;
  readonly text: string;
  /** The parsed body of a JSON answer. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every route
  readonly body: any;
}

export interface TestApi {
  readonly app: App;
  /** The same database past the service; on its own connections. */
  readonly db: TestStore;
  readonly workspaceId: string;
  readonly otherWorkspaceId: string;
  /** By right in workspace `test`; `other` is the admin of workspace `other`. */
  readonly tokens: Readonly<Record<Right | 'other', string>>;
  call(method: 'GET' | 'POST' | 'DELETE' | 'PUT', url: string, options?: CallOptions): Promise<Called>;
  /** POST /api/v1/imports. */
  upload(file: string | Buffer, query: Record<string, string | string[]>, options?: CallOptions): Promise<Called>;
  /** The same for a file that must be taken. */
  imported(file: string, query: Record<string, string | string[]>): Promise<ImportAnswer>;
  /** Waits until the run has ended. */
  ended(runId: string, token?: string): Promise<RunAnswer>;
  /** Sets the clock that stamps forecasts and divides closed days from the open one. */
  setNow(time: string): void;
  /** Rows of every table of ours, and jobs of forecast runs. */
  rows(): Promise<Record<string, number>>;
  /** Files that uploads left, or are being written to. */
  uploads(): string[];
  close(): Promise<void>;
}

export interface TestApiOptions {
  /** Which address the service is given; default: the ordinary role's. */
  readonly url?: (db: TestStore) => string | Promise<string>;
  /** Take jobs from the queue. Default true. */
  readonly work?: boolean;
}

export const NOW = '2026-03-10T12:00:00.000Z';

const SETTINGS = `
http: { body_limit_mb: 2 }
workers: { threads: 1 }
shutdown: { grace_seconds: 5 }
workspaces:
  - { slug: test, name: Test }
  - { slug: other, name: Other }
`;

export async function testApi({ url = db => db.url, work = true }: TestApiOptions = {}): Promise<TestApi> {
  const db = await testStore();
  const dir = mkdtempSync(join(tmpdir(), 'foresight-api-test-'));
  writeFileSync(join(dir, 'foresight.yaml'), SETTINGS);
  const config = loadConfig({ cwd: dir, env: { DATABASE_URL: await url(db), FORESIGHT_DATA_DIR: dir } });
  let now = NOW;
  const app = await compose({ config, logger: createLogger('silent'), work, now: () => new Date(now) });
  const [test, other] = await app.store.asService(async trx => [
    await workspaceBySlug(trx, 'test'),
    await workspaceBySlug(trx, 'other'),
  ]);
  const token = async (workspaceId: string, right: Right) =>
    (await app.store.inWorkspace(workspaceId, trx => createToken(trx, workspaceId, { name: right, right }))).token;
  const tokens = {
    read: await token(test!.id, 'read'),
    write: await token(test!.id, 'write'),
    admin: await token(test!.id, 'admin'),
    other: await token(other!.id, 'admin'),
  };

  const call: TestApi['call'] = async (method, path, options = {}) => {
    const { body, query = {}, headers = {}, token: secret = tokens.admin, type } = options;
    const answer = await app.api.inject({
      method,
      url: path,
      query,
      ...(body === undefined ? {} : { payload: body as string }),
      headers: {
        ...(secret === null ? {} : { authorization: `Bearer ${secret}` }),
        ...(type === undefined ? {} : { 'content-type': type }),
        ...headers,
      },
    });
    const answered = String(answer.headers['content-type'] ?? '');
    return {
      status: answer.statusCode,
      type: answered,
      headers: answer.headers,
      text: answer.body,
      body: answered.includes('json') ? answer.json() : undefined,
    };
  };
  const upload: TestApi['upload'] = (file, query, options = {}) =>
    call('POST', '/api/v1/imports', { body: file, query, type: 'text/csv', ...options });

  return {
    app,
    db,
    workspaceId: test!.id,
    otherWorkspaceId: other!.id,
    tokens,
    call,
    upload,
    imported: async (file, query) => {
      const answer = await upload(file, query);
      if (answer.status > 201) throw new Error(`the import was refused: ${answer.text}`);
      return answer.body as ImportAnswer;
    },
    ended: async (runId, secret = tokens.admin) => {
      for (let waited = 0; waited < 30_000; waited += 25) {
        const { body } = await call('GET', `/api/v1/runs/${runId}`, { token: secret });
        if (!['queued', 'running'].includes(body.status)) return body as RunAnswer;
        await sleep(25);
      }
      throw new Error(`run ${runId} did not end within 30 s`);
    },
    setNow: time => {
      now = time;
    },
    rows: () => countRows(db),
    uploads: () => readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.upload')),
    close: async () => {
      await app.stop();
      await db.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function countRows(db: TestStore): Promise<Record<string, number>> {
  return db.store.asService(async trx => {
    const { rows } = await trx.client.query<{ name: string; n: number }>(
      `select c.relname as name, (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from analytics.%I',
         c.relname), false, true, '')))[1]::text::int as n
       from pg_class c join pg_namespace s on s.oid = c.relnamespace
       where s.nspname = 'analytics' and c.relkind in ('r', 'p') and not c.relispartition
       union all select 'jobs', count(*)::int from foresight_queue.job where name = 'forecast-run' order by 1`,
    );
    return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
  });
}
