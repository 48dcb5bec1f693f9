// foresight doctor: checks the installation line by line; each failure comes with its fix.
import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { asForesightError } from '../../api/index.ts';
import { type Config, ConfigError, loadConfig } from '../../platform/config/index.ts';
import { createLogger } from '../../platform/logger.ts';
import { binaries, resolveDataDir } from '../../platform/postgres/index.ts';
import { migrationState } from '../../store/index.ts';
import { type App, compose } from '../compose.ts';
import type { Output } from '../terminal/index.ts';
import { REPOSITORY, VERSION } from '../version.ts';
import { workspaceCalendars } from '../workspace-calendars.ts';

interface Finding {
  readonly ok: boolean;
  readonly text: string;
  readonly fix?: string;
}

const NODE_MAJOR = 24;
const FREE_BYTES = 1e9;
const SKEW_MS = 2_000;
/** Somebody sits and waits: a database that is up answers at once. */
const PATIENCE_MS = 3_000;

/** @returns whether everything is well */
export async function doctorCommand(out: Output): Promise<boolean> {
  let well = true;
  const say = ({ ok, text, fix }: Finding) => {
    well &&= ok;
    out.print(`${ok ? '✓' : '✗'} ${text}`);
    if (!ok && fix) out.print(`    fix: ${fix}`);
  };
  say({ ok: true, text: `foresight ${VERSION}, ${availableParallelism()} cores` });
  say(nodeVersion());
  const { config, finding } = configuration();
  say(finding);
  if (!config) return false;
  const dataDir = config.data_dir ?? resolveDataDir(REPOSITORY);
  const folder = dataFolder(dataDir);
  say(folder);
  if (!config.database.url) say(postgresBinaries());
  for (const one of await ports(config)) say(one);
  // Without its folder the rest cannot be tried.
  if (!folder.ok) return false;
  for (const one of await withDatabase(config)) say(one);
  return well;
}

function nodeVersion(): Finding {
  const major = Number(process.versions.node.split('.')[0]);
  return {
    ok: major >= NODE_MAJOR,
    text: `Node ${process.versions.node}`,
    fix: `Node ${NODE_MAJOR} or later is needed: run through npm, which brings its own, or install it`,
  };
}

function configuration(): { config?: Config; finding: Finding } {
  try {
    const config = loadConfig({ cwd: process.cwd(), env: process.env, checks: [workspaceCalendars] });
    return { config, finding: { ok: true, text: 'configuration is valid' } };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { finding: { ok: false, text: error.message, fix: 'correct the lines above' } };
  }
}

function dataFolder(folder: string): Finding {
  try {
    let existing = folder;
    while (!existsSync(existing)) existing = dirname(existing);
    if (!statSync(existing).isDirectory()) throw new Error(`${existing} is not a folder`);
    accessSync(existing, constants.W_OK);
    const { bavail, bsize } = statfsSync(existing);
    const free = bavail * bsize;
    return {
      ok: free > FREE_BYTES,
      text: `data folder ${folder}, ${(free / 1e9).toFixed(1)} GB free`,
      fix: 'free at least 1 GB, or name another folder with FORESIGHT_DATA_DIR',
    };
  } catch (error) {
    return {
      ok: false,
      text: `data folder ${folder} cannot be used: ${(error as Error).message}`,
      fix: 'correct the path and its permissions, or name another folder with FORESIGHT_DATA_DIR',
    };
  }
}

function postgresBinaries(): Finding {
  try {
    return { ok: true, text: `embedded Postgres ${binaries(18).major}` };
  } catch (error) {
    return { ok: false, text: (error as Error).message, fix: 'run npm ci, or set DATABASE_URL to a server of yours' };
  }
}

async function ports({ http, grpc }: Config): Promise<Finding[]> {
  if (await isFree(http)) return [freePort(http), await grpcPort(grpc)];
  const { host, port } = http;
  const version = await runningVersion(`http://${host}:${port}`);
  // A service that runs there has both ports.
  if (version) return [{ ok: true, text: `foresight ${version} is running on ${host}:${port}` }];
  return [takenPort(http, 'FORESIGHT_HTTP_PORT'), await grpcPort(grpc)];
}

async function grpcPort(grpc: Config['grpc']): Promise<Finding> {
  return (await isFree(grpc)) ? freePort(grpc) : takenPort(grpc, 'FORESIGHT_GRPC_PORT');
}

interface Port {
  readonly host: string;
  readonly port: number;
}

const freePort = ({ host, port }: Port): Finding => ({ ok: true, text: `port ${port} on ${host} is free` });

const takenPort = ({ host, port }: Port, variable: string): Finding => ({
  ok: false,
  text: `port ${port} on ${host} is taken by another program`,
  fix: `stop it, or choose another port with ${variable}`,
});

async function isFree({ host, port }: Port): Promise<boolean> {
  const server = createServer();
  const free = await new Promise<boolean>(resolve => {
    server.once('error', () => resolve(false)).listen(port, host, () => resolve(true));
  });
  if (free) await new Promise(resolve => server.close(resolve));
  return free;
}

async function runningVersion(address: string): Promise<string | undefined> {
  try {
    const answer = await fetch(`${address}/health/live`, { signal: AbortSignal.timeout(2_000) });
    const { version } = (await answer.json()) as { version?: unknown };
    return typeof version === 'string' ? version : undefined;
  } catch {
    return undefined;
  }
}

async function withDatabase(config: Config): Promise<Finding[]> {
  let app: App;
  try {
    app = await compose({ config, logger: createLogger('silent'), work: false, databasePatienceMs: PATIENCE_MS });
  } catch (error) {
    const known = asForesightError(error);
    const fix = known?.facts.fix ?? (error as { fix?: string }).fix ?? 'run with FORESIGHT_LOG_LEVEL=debug to see more';
    return [{ ok: false, text: `the database cannot be used: ${(error as Error).message}`, fix }];
  }
  try {
    return [await serverVersion(app), await schema(app), await clockSkew(app), await worker(app)];
  } finally {
    await app.stop();
  }
}

async function serverVersion(app: App): Promise<Finding> {
  const { rows } = await app.store.asService(trx =>
    trx.client.query<{ v: number; text: string }>(
      "select current_setting('server_version_num')::int as v, current_setting('server_version') as text",
    ),
  );
  const { v, text } = rows[0]!;
  return { ok: v >= 150_000, text: `${app.database}: PostgreSQL ${text}`, fix: 'PostgreSQL 15 or later is needed' };
}

async function schema(app: App): Promise<Finding> {
  const { pending, unknown } = await app.store.asService(trx => migrationState(text => trx.client.query(text)));
  return {
    ok: pending.length + unknown.length === 0,
    text:
      unknown.length > 0 ? `the schema is newer than this version (${unknown.join(', ')})` : 'the schema is up to date',
    fix: 'install the version that made it',
  };
}

async function clockSkew(app: App): Promise<Finding> {
  const before = Date.now();
  const { rows } = await app.store.asService(trx =>
    trx.client.query<{ ms: number }>('select analytics.ms_of(clock_timestamp()) as ms'),
  );
  const skew = Math.round(rows[0]!.ms - (before + Date.now()) / 2);
  return {
    ok: Math.abs(skew) < SKEW_MS,
    text: `the database's clock differs by ${skew} ms`,
    fix: 'set both clocks by NTP: forecasts are stamped with them',
  };
}

async function worker(app: App): Promise<Finding> {
  const days = Float64Array.from({ length: 60 }, (_, i) => i * 86_400_000);
  const answer = await app.pool.run({
    ts: days,
    value: days.map((_, i) => 10 + (i % 7)),
    timeKind: 'time',
    model: 'auto',
    horizon: 7,
    levels: [0.8],
  });
  return answer.ok
    ? { ok: true, text: `a worker thread made a forecast in ${Math.round(answer.seconds * 1000)} ms` }
    : {
        ok: false,
        text: `a worker thread refused a plain series: ${answer.reason}`,
        fix: 'report this, it is a fault',
      };
}
