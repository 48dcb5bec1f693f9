// Imports a file of metric points: one transaction a file, so it is stored whole or not at all.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { ForesightError, type ImportAnswer, type WriteCounts } from '@foresight/contracts';
import { addSteps, HOUR, type Step } from '@foresight/models';
import { FileProblem } from '../../connectors/file/index.ts';
import { type ColumnOptions, openPointFile, PointCollector, type PointReader } from '../../normalize/metric/index.ts';
import { lockMetric, SeenInFile, type SeriesPoints, startOfDay, upsertSeries, writePoints } from '../metric/index.ts';
import type { Store, StoreTrx } from '../tables.ts';
import { hashFile } from './hash-file.ts';
import { type ImportFacts, insertImport, sameAsLast, wasTrained } from './import.repository.ts';

/** What changes the meaning of a file: stored with the import, part of "the same import again". */
export interface ImportOptions extends ColumnOptions {
  /** For files without times: the distance of two positions. Default: an hour, and the season is looked for in the data. */
  readonly freq?: Step;
  /** For files without times: time of position 0, epoch ms. Default: 2000-01-01. */
  readonly start?: number;
}

export interface ImportRequest {
  readonly workspaceId: string;
  readonly metric: string;
  readonly path: string;
  /** The name as people know it: it is listed, and names the series of a file without ids. */
  readonly fileName: string;
  readonly options: ImportOptions;
  /** Refuse the file when a series of it ends up with fewer points than the model that will be trained needs. */
  readonly needs?: { readonly points: number; readonly model: string };
  readonly now: Date;
  /** Points held before they are written. Default: a million. */
  readonly batchPoints?: number;
  readonly signal?: AbortSignal;
  /** Called now and then with the share of the file that was read, 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** More work for the same transaction, such as asking for a training run; its result becomes `run_id`. */
  readonly afterWrite?: (trx: StoreTrx) => Promise<string | null>;
}

/** Where position 0 of a file without times is put. */
export const INDEX_START = Date.UTC(2000, 0, 1);
/** Bytes asked for at once. */
const READ_AHEAD = { highWaterMark: 1 << 18 };
const INDEX_STEP: Step = { unit: 'ms', count: HOUR };
/** 24 bytes each while collected, as much again while packed. */
const POINTS_A_BATCH = 1_000_000;
/** Beyond this (1684 to 2255) the database cannot hold milliseconds exactly. */
const TIME_LIMIT = 9e12;

/**
 * Reads the file and stores its points; the last import of the metric with the same content and options is not repeated.
 * @throws {FileProblem} with row, column and the way out; nothing is stored
 * @throws {ForesightError} series_too_short; nothing is stored
 */
export async function importFile(store: Store, request: ImportRequest): Promise<ImportAnswer> {
  const { metric, options, path, workspaceId } = request;
  const sha256 = await hashFile(path);
  const known = { metric, sha256, options: { ...options } };
  // Asked twice: before the file is read, and under the lock, where nobody can import the same meanwhile.
  const repeated = (trx: StoreTrx) => repeatedImport(trx, request, known);
  const before = await store.inWorkspace(workspaceId, repeated);
  if (before) return before;
  const reader = await openPointFile({ name: request.fileName, stream: createReadStream(path, READ_AHEAD) }, options);
  try {
    return await store.inWorkspace(workspaceId, async trx => {
      await lockMetric(trx, workspaceId, metric);
      const meanwhile = await repeated(trx);
      if (meanwhile) return meanwhile;
      const counts = await new FileImport(trx, request, reader).run();
      const { bytes, rows, missing } = reader.facts;
      const facts = { ...known, fileName: request.fileName, bytes, rows, missing, counts };
      const stored = await insertImport(trx, workspaceId, facts);
      const runId = (await request.afterWrite?.(trx)) ?? null;
      return { ...stored, repeated: false, run_id: runId };
    });
  } finally {
    await reader.close();
  }
}

/** The answer when the metric is as the last import of this content left it; what was not asked for then may be asked for now. */
async function repeatedImport(
  trx: StoreTrx,
  { workspaceId, metric, afterWrite }: ImportRequest,
  known: Pick<ImportFacts, 'metric' | 'sha256' | 'options'>,
): Promise<ImportAnswer | undefined> {
  const last = await sameAsLast(trx, workspaceId, known);
  if (!last) return undefined;
  await lockMetric(trx, workspaceId, metric);
  const runId = (await wasTrained(trx, last.id)) ? null : await afterWrite?.(trx);
  return { ...last, repeated: true, run_id: runId ?? null };
}

/** One pass over one file inside one transaction. */
class FileImport {
  readonly #trx: StoreTrx;
  readonly #request: ImportRequest;
  readonly #reader: PointReader;
  readonly #seen: SeenInFile;
  /** Database id by position in the reader's dictionary. */
  readonly #ids: string[] = [];
  readonly #counts: WriteCounts = { series: 0, series_new: 0, added: 0, changed: 0, unchanged: 0 };

  constructor(trx: StoreTrx, request: ImportRequest, reader: PointReader) {
    this.#trx = trx;
    this.#request = request;
    this.#reader = reader;
    this.#seen = new SeenInFile(trx);
  }

  async run(): Promise<WriteCounts> {
    const collector = new PointCollector(this.#reader);
    const { size } = await stat(this.#request.path);
    for await (const batch of this.#reader.batches()) {
      this.#request.signal?.throwIfAborted();
      collector.add(batch);
      this.#request.onProgress?.(Math.min(1, this.#reader.facts.bytes / size));
      if (collector.points >= (this.#request.batchPoints ?? POINTS_A_BATCH)) await this.#write(collector, false);
    }
    await this.#write(collector, true);
    await this.#refuseShort();
    this.#counts.series = this.#ids.length;
    return this.#counts;
  }

  async #write(collector: PointCollector, last: boolean): Promise<void> {
    await this.#nameSeries();
    const batch: SeriesPoints[] = [];
    const rows: SeriesPoints[] = [];
    for (const { series, ts, value, row } of collector.groups()) {
      const times = this.#times(ts, row);
      batch.push({ id: this.#ids[series]!, points: { ts: times, value } });
      rows.push({ id: this.#ids[series]!, points: { ts: times, value: Float64Array.from(row) } });
    }
    collector.clear();
    if (batch.length === 0) return;
    const seenRows = rows.map(({ id, points }) => ({ id, rows: points }));
    const repeated = await this.#seen.find(seenRows);
    if (repeated) throw this.#duplicate(repeated.id, repeated.ts, repeated.firstRow, repeated.secondRow);
    if (!last) await this.#seen.remember(seenRows);
    const { workspaceId, now } = this.#request;
    const written = await writePoints(this.#trx, workspaceId, batch, startOfDay(now));
    this.#counts.added += written.added;
    this.#counts.changed += written.changed;
    this.#counts.unchanged += written.unchanged;
  }

  /** Gives an id to every series the reader met since the last time. */
  async #nameSeries(): Promise<void> {
    const { workspaceId, metric, options } = this.#request;
    const keys = this.#reader.dictionary.slice(this.#ids.length);
    const labels = keys.map(key => ({ unique_id: key.uniqueId, ...key.labels }));
    // A stated frequency makes positions as good as times: the season then follows from the step.
    const kind = this.#reader.timeKind === 'index' && !options.freq ? 'index' : 'time';
    for (const { id, isNew } of await upsertSeries(this.#trx, workspaceId, metric, kind, labels)) {
      this.#ids.push(id);
      if (isNew) this.#counts.series_new++;
    }
  }

  #times(ts: Float64Array, row: Uint32Array): Float64Array {
    const { freq = INDEX_STEP, start = INDEX_START } = this.#request.options;
    const times = this.#reader.timeKind === 'index' ? ts.map(index => addSteps(start, freq, index)) : ts;
    for (const at of [0, times.length - 1]) {
      // Written so that not-a-number, a position far beyond any date, fails too.
      if (!(Math.abs(times[at]!) <= TIME_LIMIT)) {
        const reason = `time ${times[at]} ms is outside the years 1685 to 2254`;
        throw new FileProblem('time', reason, 'Check the unit of the time column.', { row: row[at]! });
      }
    }
    return times;
  }

  async #refuseShort(): Promise<void> {
    const { needs } = this.#request;
    if (!needs) return;
    const { rows } = await this.#trx.client.query<{ labels: Record<string, string>; points: number }>(
      `select s.labels, (s.points + (select count(distinct ts) from analytics.metric_point p where p.series_id = s.id))::int as points
       from analytics.metric_series s where s.id = any($1::bigint[]) and s.points < $2 order by s.points, s.id`,
      [this.#ids, needs.points],
    );
    const short = rows.filter(row => row.points < needs.points);
    if (short.length === 0) return;
    const { labels, points } = short[0]!;
    const others = short.length > 1 ? ` (and ${short.length - 1} more series)` : '';
    throw new ForesightError(
      'series_too_short',
      `series ${labels.unique_id} has ${points} points; ${needs.model} needs at least ${needs.points}${others}`,
      { column: 'y', fix: 'add history, choose a simpler model, or store the data without training' },
    );
  }

  #duplicate(id: string, ts: number, firstRow: number, row: number): FileProblem {
    const name = this.#reader.dictionary[this.#ids.indexOf(id)]!.uniqueId;
    const reason = `series "${name}" has two values at ${new Date(ts).toISOString()}: rows ${firstRow} and ${row}`;
    return new FileProblem(
      'duplicate',
      reason,
      'Keep one of them, or keep the column that tells them apart as a label.',
      {
        row,
        otherRow: firstRow,
        text: name,
      },
    );
  }
}
