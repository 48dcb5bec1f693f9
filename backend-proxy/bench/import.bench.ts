// Points per second through the import, beside plain COPY of the same rows into an indexed row table, turn by turn.
// The baseline is favoured: its rows already hold series ids and its times need no reading of names.

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { createLogger } from '../src/platform/logger.ts';
import { startEmbeddedPostgres } from '../src/platform/postgres/index.ts';
import { migrate } from '../src/store/index.ts';

const POINTS_A_SERIES = 10_000;
const START = Date.UTC(2023, 0, 1);
const STEP = 60_000;

/** Minutely points with daily season and noise, two decimals; long format, and the same rows with ids for COPY. */
async function writeFiles(folder: string, series: number) {
  const long = createWriteStream(join(folder, 'points.csv'));
  const rows = createWriteStream(join(folder, 'rows.csv'));
  long.write('unique_id,ds,y\n');
  let state = 1;
  for (let s = 0; s < series; s++) {
    const a: string[] = [];
    const b: string[] = [];
    for (let i = 0; i < POINTS_A_SERIES; i++) {
      state = (state * 48_271) % 2_147_483_647;
      const ts = new Date(START + i * STEP).toISOString().replace('.000', '');
      const y = (100 + s + 20 * Math.sin(i / 229) + (state / 2_147_483_647) * 5).toFixed(2);
      a.push(`host-${s},${ts},${y}\n`);
      b.push(`${s},${ts},${y}\n`);
    }
    if (!long.write(a.join(''))) await once(long, 'drain');
    if (!rows.write(b.join(''))) await once(rows, 'drain');
  }
  for (const file of [long, rows]) {
    file.end();
    await once(file, 'finish');
  }
  return { long: join(folder, 'points.csv'), rows: join(folder, 'rows.csv') };
}

async function copyRows(url: string, path: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('drop table if exists copied');
    await client.query(
      'create table copied (series_id bigint, ts timestamptz, value double precision, primary key (series_id, ts))',
    );
    const started = performance.now();
    await pipeline(
      createReadStream(path, { highWaterMark: 1 << 18 }),
      client.query(copyFrom('copy copied from stdin (format csv)')),
    );
    return (performance.now() - started) / 1000;
  } finally {
    await client.end();
  }
}

interface ImportResult {
  readonly seconds: number;
  readonly maxRssMb: number;
  readonly added: number;
}

/** In a process of its own, so that its memory is its own. */
async function importPoints(url: string, path: string, metric: string): Promise<ImportResult> {
  const child = fork(new URL('./import.child.ts', import.meta.url), [url, path, metric]);
  const [result] = (await once(child, 'message')) as [ImportResult];
  await once(child, 'exit');
  return result;
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;
const rate = (points: number, seconds: number) => `${(points / seconds / 1e6).toFixed(2)} M points/s`;

export default async function run(args: readonly string[]): Promise<void> {
  const points = Number(args[0] ?? 5_000_000);
  const rounds = Number(args[1] ?? 3);
  const series = Math.max(1, Math.round(points / POINTS_A_SERIES));
  const total = series * POINTS_A_SERIES;
  const folder = mkdtempSync(join(tmpdir(), 'foresight-bench-'));
  // As root, Postgres runs as another account, which must get in.
  chmodSync(folder, 0o755);
  const postgres = await startEmbeddedPostgres({ dataDir: folder, logger: createLogger('warn') });
  try {
    await migrate(postgres.url);
    const files = await writeFiles(folder, series);
    console.log(
      `${total} points, ${series} series, ${(statSync(files.long).size / 1e6).toFixed(0)} MB of CSV, Node ${process.version}`,
    );
    const copied: number[] = [];
    const imported: ImportResult[] = [];
    for (let round = 1; round <= rounds; round++) {
      copied.push(await copyRows(postgres.url, files.rows));
      imported.push(await importPoints(postgres.url, files.long, `bench_${round}`));
      const last = imported.at(-1)!;
      if (last.added !== total) throw new Error(`${last.added} of ${total} points arrived`);
      console.log(
        `round ${round}: COPY ${rate(total, copied.at(-1)!)} · import ${rate(total, last.seconds)} · peak memory ${last.maxRssMb} MB`,
      );
    }
    const [copy, own] = [median(copied), median(imported.map(r => r.seconds))];
    console.log(
      `median: COPY into indexed rows ${rate(total, copy)} · import ${rate(total, own)} · import is ${(copy / own).toFixed(1)} times as fast`,
    );
    console.log(
      `peak memory of the importing process: ${Math.max(...imported.map(r => r.maxRssMb))} MB (limit 512 MB)`,
    );
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
