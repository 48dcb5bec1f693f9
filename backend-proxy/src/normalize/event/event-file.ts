// Reads a delimited file as events: rows that are none are handed on as rejects, they do not end the read.
import { FileProblem, type FileSource, openRows, type RowBlock, type RowOptions } from '../../connectors/file/index.ts';
import { rowTexts } from '../metric/cell-problems.ts';
import { type CanonicalEvent, canonicalEvent } from './canonical-event.ts';
import { type EventColumnNames, type EventColumns, eventColumns } from './event-columns.ts';
import { EventFault, type EventField } from './event-fault.ts';
import { EventTime } from './event-time.ts';

/** A row that is no event. */
export interface RejectedRow {
  /** 1-based line of the file. */
  readonly row: number;
  /** Name of the column; null: the row as a whole. */
  readonly column: string | null;
  readonly reason: string;
  /** The beginning of the row. */
  readonly raw: string;
}

export interface EventFileBatch {
  readonly events: readonly CanonicalEvent[];
  readonly rejects: readonly RejectedRow[];
}

export interface EventFileOptions extends RowOptions {
  readonly columns?: EventColumnNames;
  /** Epoch milliseconds; tells clocks that are far off. */
  readonly now: number;
  /** Rows of a batch, rejects included. */
  readonly batchRows: number;
}

export interface EventFile {
  /** Field to column name, as the header was understood. */
  readonly columns: Readonly<Record<string, string>>;
  /** Bytes read so far, as the file is stored. */
  readonly bytes: number;
  /** One pass; the same file and size give the same batches. */
  batches(): AsyncGenerator<EventFileBatch, void, undefined>;
  close(): Promise<void>;
}

const RAW_CHARACTERS = 500;

/** @throws {FileProblem} when the header cannot be understood, or, from `batches()`, when the file cannot be read on */
export async function openEventFile(source: FileSource, options: EventFileOptions): Promise<EventFile> {
  const rows = openRows(source, options);
  const blocks = rows.blocks();
  try {
    const head = await blocks.next();
    if (head.done) throw new FileProblem('empty', 'the file is empty', 'Check the export that wrote it.');
    const columns = eventColumns(rowTexts(head.value, 0), head.value.line[0]!, options.columns);
    return {
      columns: Object.fromEntries(columns.fields.map(({ field, name }) => [field, name])),
      get bytes() {
        return rows.facts.bytes;
      },
      batches: () => batches(head.value, blocks, columns, options),
      close: async () => void (await blocks.return()),
    };
  } catch (error) {
    await blocks.return();
    throw error;
  }
}

async function* batches(
  head: RowBlock,
  blocks: AsyncGenerator<RowBlock, void, undefined>,
  columns: EventColumns,
  { now, batchRows }: EventFileOptions,
): AsyncGenerator<EventFileBatch, void, undefined> {
  const reader = new RowReader(columns, now);
  try {
    let block: IteratorResult<RowBlock, void> = { value: head, done: false };
    let first = 1;
    let rows = 0;
    while (!block.done) {
      for (let r = first; r < block.value.rows; r++) {
        rows++;
        reader.read(block.value, r);
        if (reader.size >= batchRows) yield reader.take();
      }
      first = 0;
      block = await blocks.next();
    }
    if (reader.size > 0) yield reader.take();
    if (rows === 0) {
      throw new FileProblem('header-only', 'the file has a header and no data', 'Check the export that wrote it.');
    }
  } finally {
    await blocks.return();
  }
}

/** Collects the rows of a batch. */
class RowReader {
  #events: CanonicalEvent[] = [];
  #rejects: RejectedRow[] = [];
  readonly #columns: EventColumns;
  readonly #names: ReadonlyMap<EventField, string>;
  readonly #now: number;
  readonly #time = new EventTime();

  constructor(columns: EventColumns, now: number) {
    this.#columns = columns;
    this.#names = new Map(columns.fields.map(({ field, name }) => [field, name]));
    this.#now = now;
  }

  get size(): number {
    return this.#events.length + this.#rejects.length;
  }

  take(): EventFileBatch {
    const batch = { events: this.#events, rejects: this.#rejects };
    this.#events = [];
    this.#rejects = [];
    return batch;
  }

  read(block: RowBlock, r: number): void {
    const texts = rowTexts(block, r);
    const row = block.line[r]!;
    if (texts.length !== this.#columns.width) {
      const reason = `the row has ${texts.length} cells, the header has ${this.#columns.width}: quote texts that hold the delimiter`;
      this.#refuse(row, null, reason, texts);
      return;
    }
    try {
      this.#events.push(this.#event(texts));
    } catch (error) {
      if (!(error instanceof EventFault)) throw error;
      this.#refuse(row, this.#names.get(error.field) ?? error.field, error.message, texts);
    }
  }

  #refuse(row: number, column: string | null, reason: string, texts: readonly string[]): void {
    const raw = texts.join(',').slice(0, RAW_CHARACTERS).replaceAll('\0', '\ufffd').toWellFormed();
    this.#rejects.push({ row, column, reason, raw });
  }

  #event(texts: readonly string[]): CanonicalEvent {
    const raw: Partial<Record<EventField, unknown>> = {};
    for (const { field, column } of this.#columns.fields) raw[field] = texts[column];
    raw.props = this.#props(raw.props as string | undefined, texts);
    return canonicalEvent(raw, this.#time.read(raw.ts as string), this.#now);
  }

  /** The column of properties with all columns that have no other meaning laid beneath it. */
  #props(own: string | undefined, texts: readonly string[]): unknown {
    const filled = this.#columns.rest.filter(({ column }) => texts[column] !== '');
    if (filled.length === 0) return own;
    const others = Object.fromEntries(filled.map(({ name, column }) => [name, texts[column]]));
    if (own === undefined || own === '') return others;
    try {
      return { ...others, ...JSON.parse(own) };
    } catch {
      return own;
    }
  }
}
