// Opens a time-series file and reads it as points.

import { basename } from 'node:path';
import { FileProblem, type FileSource, openRows, type RowBlock, type RowOptions } from '../../connectors/file/index.ts';
import { rowTexts } from './cell-problems.ts';
import { fileLayout } from './file-layout.ts';
import type { ColumnOptions, FileLayout } from './layout.ts';
import { LongReader } from './long-reader.ts';
import { BatchBuilder, type PointBatch, type SeriesKey, type TimeKind } from './point-batch.ts';
import type { RowsToPoints } from './rows-to-points.ts';
import { DEFAULT_MAX_SERIES } from './series-dictionary.ts';
import { WideReader } from './wide-reader.ts';

export interface PointFileOptions extends ColumnOptions, RowOptions {
  /** Most series a file may hold. Default 100,000. */
  readonly maxSeries?: number;
}

/** What was read so far; complete once `batches()` has ended. */
export interface PointFacts {
  /** Bytes of the file as it is stored (compressed, if it is). */
  readonly bytes: number;
  /** Data rows: the header and blank lines do not count. */
  readonly rows: number;
  readonly points: number;
  readonly missing: number;
  /** SHA-256 of the file as it is stored, lower-case hex; empty until the end. */
  readonly sha256: string;
  readonly format: 'long' | 'wide';
}

export interface PointReader {
  /** Grows while batches are read; `PointBatch.series` are positions in it. */
  readonly dictionary: readonly SeriesKey[];
  readonly timeKind: TimeKind;
  /** Name of the column of times; a wide file has none. */
  readonly timeColumn: string | undefined;
  /** Names of the columns that are labels; a wide file has none. */
  readonly labelColumns: readonly string[] | undefined;
  readonly facts: PointFacts;
  /** One pass over the points, in the order of the file. Leaving the loop early closes the file. */
  batches(): AsyncGenerator<PointBatch, void, undefined>;
  /** Closes the file when `batches()` is not going to be called. */
  close(): Promise<void>;
}

/**
 * Opens a file and reads up to its first data row, which settles format, columns and kind of time.
 * @param source a path, or a stream with a name; gzip is recognised by content
 * @throws FileProblem from here and from `batches()`: place, reason and the way out
 */
export async function openPointFile(source: FileSource, options: PointFileOptions = {}): Promise<PointReader> {
  const rows = openRows(source, options);
  const blocks = rows.blocks();
  try {
    const opened = await openFirst(blocks, defaultId(source), options);
    const { reader, layout } = opened;
    return {
      dictionary: reader.dictionary,
      timeKind: reader.timeKind,
      timeColumn: layout.format === 'long' ? layout.names[layout.timeColumn] : undefined,
      labelColumns: layout.format === 'long' ? layout.labelColumns.map(column => layout.names[column]!) : undefined,
      get facts() {
        return { ...rows.facts, ...reader.counts, format: layout.format };
      },
      batches: () => batches(reader, opened, blocks),
      close: async () => {
        await blocks.return();
      },
    };
  } catch (error) {
    await blocks.return();
    throw error;
  }
}

interface Opened {
  readonly layout: FileLayout;
  readonly reader: RowsToPoints;
  /** The block of the first data row, and where that row is in it. */
  readonly block: RowBlock;
  readonly from: number;
}

async function openFirst(
  blocks: AsyncGenerator<RowBlock, void, undefined>,
  id: string,
  options: PointFileOptions,
): Promise<Opened> {
  const head = await blocks.next();
  if (head.done) throw new FileProblem('empty', 'the file is empty', 'Check the export that wrote it.');
  const maxSeries = options.maxSeries ?? DEFAULT_MAX_SERIES;
  const row = head.value.line[0]!;
  const layout = fileLayout(rowTexts(head.value, 0), row, options);
  const hasHeader = layout.format === 'long' || layout.hasHeader;
  const next = hasHeader && head.value.rows === 1 ? await blocks.next() : head;
  if (next.done) {
    throw new FileProblem('header-only', 'the file has a header and no data', 'Check the export that wrote it.', {
      row,
    });
  }
  const block = next.value;
  const from = hasHeader && next === head ? 1 : 0;
  const reader =
    layout.format === 'long' ? new LongReader(layout, id, maxSeries, block, from) : new WideReader(layout, maxSeries);
  return { layout, reader, block, from };
}

async function* batches(
  reader: RowsToPoints,
  first: Opened,
  blocks: AsyncGenerator<RowBlock, void, undefined>,
): AsyncGenerator<PointBatch, void, undefined> {
  const points = new BatchBuilder();
  try {
    yield* blockBatches(reader, first.block, first.from, points);
    for await (const block of blocks) yield* blockBatches(reader, block, 0, points);
    reader.finish();
    if (!points.empty) yield points.take();
  } finally {
    await blocks.return();
  }
}

function* blockBatches(reader: RowsToPoints, block: RowBlock, from: number, points: BatchBuilder) {
  for (let r = from; r < block.rows; ) {
    r = reader.read(block, r, points);
    if (points.full) yield points.take();
  }
}

/** The name of a series in a file without ids: the file's name without folder and endings. */
function defaultId(source: FileSource): string {
  const name = basename(typeof source === 'string' ? source : source.name);
  return name.replace(/\.gz$/i, '').replace(/(?<=.)\.(?:csv|tsv|txt)$/i, '') || 'series';
}
