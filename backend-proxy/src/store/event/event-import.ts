// Imports a file of events in batches of one transaction each: cut short, the same file again goes on where it ended.
import { hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { EventImportAnswer } from '@foresight/contracts';
import { type EventColumnNames, type EventFile, openEventFile } from '../../normalize/event/index.ts';
import { hashFile } from '../import/hash-file.ts';
import type { Store } from '../tables.ts';
import { writeEvents } from './event.writer.ts';
import { finishImport, importAnswer, openImport } from './event-import.repository.ts';
import { foldEvents } from './fold-events.ts';

export interface EventImportRequest {
  readonly workspaceId: string;
  readonly path: string;
  /** The name as people know it. */
  readonly fileName: string;
  /** Ids of events are unique within a source: files of one system share it. Default: file. */
  readonly source?: string;
  readonly columns?: EventColumnNames;
  readonly now: Date;
  readonly signal?: AbortSignal;
  /** Called now and then with the share of the file that was read, 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** Rows of a transaction. Default 20,000; the same file has to be cut the same way to be taken up again. */
  readonly batchRows?: number;
}

const SOURCE = 'file';
const BATCH_ROWS = 20_000;
const READ_AHEAD = { highWaterMark: 1 << 18 };
/** Batches under way: one is read while another is written. */
const AT_ONCE = 2;

/**
 * @throws {FileProblem} when the file, or its header, cannot be read; batches before that place stay
 * @throws {ForesightError} too_large when the file has too many different names of events
 */
export async function importEvents(store: Store, request: EventImportRequest): Promise<EventImportAnswer> {
  const { workspaceId, path, fileName, columns = {}, source = SOURCE, now } = request;
  const sha256 = await hashFile(path);
  const file = await openEventFile(
    { name: fileName, stream: createReadStream(path, READ_AHEAD) },
    { columns, now: now.getTime(), batchRows: request.batchRows ?? BATCH_ROWS },
  );
  try {
    const opened = await store.inWorkspace(workspaceId, trx =>
      openImport(trx, workspaceId, { fileName, sha256, options: { ...columns, source }, columns: file.columns }),
    );
    if (!opened.finished) {
      await writeAll(store, request, source, opened.id, file);
      await foldEvents(store, workspaceId, request.signal);
      await store.inWorkspace(workspaceId, trx => finishImport(trx, workspaceId, opened.id));
    }
    return await store.inWorkspace(workspaceId, trx => importAnswer(trx, workspaceId, opened.id, opened.finished));
  } finally {
    await file.close();
  }
}

async function writeAll(
  store: Store,
  { workspaceId, path, signal, onProgress }: EventImportRequest,
  source: string,
  importId: string,
  file: EventFile,
): Promise<void> {
  const { size } = await stat(path);
  const flying = new Set<Promise<unknown>>();
  let number = 0;
  try {
    for await (const batch of file.batches()) {
      signal?.throwIfAborted();
      const key = hash('sha256', `${importId} ${number++}`, 'buffer');
      const written = writeEvents(store, workspaceId, { source, key, importId, ...batch });
      const landed = written.then(() => void flying.delete(landed));
      flying.add(landed);
      if (flying.size >= AT_ONCE) await Promise.race(flying);
      onProgress?.(Math.min(1, file.bytes / size));
    }
    await Promise.all(flying);
  } finally {
    // What is under way ends before the connections may be closed; its failure is already on its way.
    await Promise.allSettled(flying);
  }
}
