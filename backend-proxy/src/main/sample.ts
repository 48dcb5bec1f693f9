// The sample workspace: public series, and the metrics of the simulated company northlight with known truth.

import { once } from 'node:events';
import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { northlightMetrics } from '../connectors/northlight/index.ts';
import { vegaDatasets } from '../connectors/vega/index.ts';
import { ensureWorkspace, listMetrics, type Workspace } from '../store/index.ts';
import { importInto } from './commands/import.command.ts';
import { noteTrouble, waitForRun } from './commands/wait-for-run.ts';
import type { App } from './compose.ts';
import { type Output, progress } from './terminal/index.ts';

const PEOPLE = 400;
/** Steps ahead by metric: two days of hours, a month of days. */
const HORIZON: Readonly<Record<string, number>> = { requests: 48 };
const DAYS_AHEAD = 30;
/** When this metric of northlight is stored, all of it is. */
const LAST_METRIC = 'credits_consumed';

interface SampleFile {
  readonly metric: string;
  readonly path: string;
  readonly horizon: number;
  readonly columns?: { readonly id?: string; readonly time: string; readonly value: string };
}

export function sampleWorkspace({ store }: App): Promise<Workspace> {
  return store.asService(trx => ensureWorkspace(trx, { slug: 'sample', name: 'Sample: northlight', timeZone: 'UTC' }));
}

/** Loads what is missing of the sample and trains it. A second call finds everything and does nothing. */
export async function loadSample(app: App, workspace: Workspace, out: Output, signal: AbortSignal): Promise<void> {
  const stored = await app.store.inWorkspace(workspace.id, trx => listMetrics(trx, workspace.id));
  const known = new Set(stored.map(row => row.metric));
  const folder = join(app.dataDir, 'sample');
  try {
    const wanted: SampleFile[] = vegaDatasets().filter(file => !known.has(file.metric));
    if (!known.has(LAST_METRIC)) {
      out.note('simulating northlight, a company with known truth …');
      const files = await writeMetricFiles(folder, startOfToday(), out);
      // Stored last, so that a start that was cut short finds work left to do.
      wanted.push(...files.sort((a, b) => Number(a.metric === LAST_METRIC) - Number(b.metric === LAST_METRIC)));
    }
    const runs: string[] = [];
    for (const { metric, path, horizon, columns } of wanted) {
      const meaning = columns ? { columns, labels: [] } : {};
      const done = await importInto(app, workspace.id, path, { metric, train: true, horizon, ...meaning }, out, signal);
      out.note(`  ${metric}: ${done.counts.series} series, ${done.counts.added} points`);
      if (done.run_id) runs.push(done.run_id);
    }
    if (runs.length > 0) out.note('training …');
    for (const id of runs)
      await noteTrouble(app, workspace.id, await waitForRun(app, workspace.id, id, out, signal), out);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const startOfToday = (): string => new Date().toISOString().slice(0, 10);

/** One long file a metric, written as the simulation goes. */
async function writeMetricFiles(folder: string, end: string, out: Output): Promise<SampleFile[]> {
  mkdirSync(folder, { recursive: true });
  const writers = new Map<string, { path: string; labels: string[]; stream: ReturnType<typeof createWriteStream> }>();
  const shown = progress(out);
  for await (const { metric, labels, ts, value } of northlightMetrics({ end, people: PEOPLE })) {
    let writer = writers.get(metric);
    if (!writer) {
      const path = join(folder, `${metric}.csv`);
      writer = { path, labels: Object.keys(labels), stream: createWriteStream(path) };
      writer.stream.write(`${['unique_id', 'ds', 'y', ...writer.labels].join(',')}\n`);
      writers.set(metric, writer);
    }
    const own = writer.labels.map(name => labels[name] ?? '');
    const row = `${[[metric, ...own].join('/'), new Date(ts).toISOString(), value, ...own].join(',')}\n`;
    if (!writer.stream.write(row)) await once(writer.stream, 'drain');
    shown.update(`northlight: ${new Date(ts).toISOString().slice(0, 10)}`);
  }
  shown.done();
  for (const { stream } of writers.values()) {
    stream.end();
    await once(stream, 'finish');
  }
  return [...writers].map(([metric, { path }]) => ({ metric, path, horizon: HORIZON[metric] ?? DAYS_AHEAD }));
}
