// Writes a whole simulated workspace to a folder: all files or none.

import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { CsvWriter } from './csv-writer.ts';
import { DailyMeter } from './metrics.ts';
import type { NorthlightOptions } from './options.ts';
import type { NorthlightRecord } from './records.ts';
import { planOf, simulateDays } from './simulate.ts';
import { cellsOf, iso, metricCells, TABLES } from './tables.ts';
import { TRUTH } from './truth.ts';
import { CHURN_TRUTH_COLUMNS, TruthCollector } from './truth-collector.ts';
import { createWorld, type DaySpan, dayStart, type World } from './world.ts';

export interface NorthlightProgress {
  readonly day: number;
  readonly days: number;
  readonly events: number;
}

/** Rows of each file, without headers. */
export interface NorthlightCounts {
  readonly people: number;
  readonly events: number;
  readonly messages: number;
  readonly campaigns: number;
  readonly touches: number;
  readonly orders: number;
  readonly assignments: number;
  readonly metrics: number;
  readonly churnTruth: number;
}

type Writers = Record<NorthlightRecord['kind'] | 'truth', CsvWriter>;

/**
 * Simulates and writes `people.csv`, `events.csv.gz`, `messages.csv`, `campaigns.csv`, `touches.csv`, `orders.csv`, `experiments.csv`,
 * `metrics.csv`, `truth.json` and `truth-churn.csv` into `dir`, which must be absent or empty.
 * The files are made in a folder beside it and renamed when whole; after a failure that folder is gone and `dir` is as before.
 * @param onProgress called after every day; what it throws stops the run
 * @throws RangeError for bad options, Error when `dir` holds files, the file system's errors
 */
export async function writeNorthlight(
  dir: string,
  options: NorthlightOptions,
  onProgress?: (progress: NorthlightProgress) => void,
): Promise<NorthlightCounts> {
  const target = resolve(dir);
  await refuseFilled(target);
  const world = createWorld(planOf(options));
  await mkdir(dirname(target), { recursive: true });
  const temporary = join(dirname(target), `.${basename(target)}-${randomUUID()}`);
  await mkdir(temporary);
  try {
    const counts = await writeAll(temporary, world, onProgress);
    await rmdir(target).catch(ignoreMissing);
    await rename(temporary, target);
    return counts;
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw error;
  }
}

async function refuseFilled(target: string): Promise<void> {
  const entries = await readdir(target).catch(ignoreMissing);
  if (entries && entries.length > 0) {
    throw new Error(
      `${target} already holds ${entries.length} entries; give an empty or new folder, or remove it first.`,
    );
  }
}

function ignoreMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}

async function writeAll(
  dir: string,
  world: World,
  onProgress?: (progress: NorthlightProgress) => void,
): Promise<NorthlightCounts> {
  const truth = new TruthCollector(world);
  const writers = openWriters(dir);
  try {
    await writeDays(world, truth, writers, onProgress);
    for (const cells of truth.churnRows()) if (writers.truth.row(cells)) await writers.truth.flush();
    for (const writer of Object.values(writers)) await writer.close();
  } catch (error) {
    for (const writer of Object.values(writers)) await writer.abandon();
    throw error;
  }
  await writeFile(join(dir, 'truth.json'), `${JSON.stringify(truthDocument(world, truth), null, 1)}\n`);
  return countsOf(writers);
}

async function writeDays(
  world: World,
  truth: TruthCollector,
  writers: Writers,
  onProgress?: (progress: NorthlightProgress) => void,
): Promise<void> {
  const meter = new DailyMeter(world.plan.start);
  let day = 0;
  for (const records of simulateDays(world, truth)) {
    for (const record of records) {
      meter.add(record);
      if (record.kind === 'metric') continue; // comes back from endDay
      const writer = writers[record.kind];
      if (writer.row(cellsOf(record))) await writer.flush();
    }
    for (const point of meter.endDay()) if (writers.metric.row(metricCells(point))) await writers.metric.flush();
    day += 1;
    onProgress?.({ day, days: world.plan.days, events: writers.event.rows });
  }
}

function openWriters(dir: string): Writers {
  const open = (table: { readonly file: string; readonly columns: readonly string[] }) =>
    new CsvWriter(join(dir, table.file), table.columns);
  return {
    person: open(TABLES.person),
    event: open(TABLES.event),
    message: open(TABLES.message),
    campaign: open(TABLES.campaign),
    touch: open(TABLES.touch),
    order: open(TABLES.order),
    assignment: open(TABLES.assignment),
    metric: open(TABLES.metric),
    truth: open({ file: 'truth-churn.csv', columns: CHURN_TRUTH_COLUMNS }),
  };
}

function countsOf(writers: Writers): NorthlightCounts {
  return {
    people: writers.person.rows,
    events: writers.event.rows,
    messages: writers.message.rows,
    campaigns: writers.campaign.rows,
    touches: writers.touch.rows,
    orders: writers.order.rows,
    assignments: writers.assignment.rows,
    metrics: writers.metric.rows,
    churnTruth: writers.truth.rows,
  };
}

function truthDocument(world: World, truth: TruthCollector): Record<string, unknown> {
  const { plan } = world;
  const span = ({ from, to }: DaySpan) => ({ from: iso(dayStart(world, from)), to: iso(dayStart(world, to)) });
  return {
    options: { ...plan, start: iso(plan.start), end: iso(plan.end) },
    periods: {
      regression: {
        agent: TRUTH.usage.regression.agent,
        factor: TRUTH.usage.regression.factor,
        ...span(world.regression),
      },
      incidents: world.incidents.map(incident => ({ ...incident, from: iso(incident.from), to: iso(incident.to) })),
      conversionExperiment: span(world.conversionTest),
      retentionExperiment: span(world.retentionTest),
    },
    constants: TRUTH,
    observed: truth.summary(),
  };
}
