// A CSV file written in blocks, gzipped when its name ends in .gz; waits when the disk is slower than the simulation.

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

const BLOCK = 1 << 16;

/** A cell: null writes nothing, other values as text. */
export type Cell = string | number | boolean | null;

export class CsvWriter {
  /** Data rows so far, without the header. */
  rows = 0;
  private block: string;
  private readonly stream: Writable;
  private readonly done: Promise<unknown>;

  /**
   * Opens the file and queues the header.
   * @param path an existing file is overwritten
   */
  constructor(path: string, columns: readonly string[]) {
    const file = createWriteStream(path);
    if (path.endsWith('.gz')) {
      const gzip = createGzip({ level: 4 });
      this.stream = gzip;
      this.done = pipeline(gzip, file);
    } else {
      this.stream = file;
      this.done = finished(file);
    }
    this.done.catch(() => {}); // reported by flush or close, whichever comes next
    this.block = `${columns.join(',')}\n`;
  }

  /** Adds one row. When it returns true, call `flush` before adding much more. */
  row(cells: readonly Cell[]): boolean {
    const line = cells.map(text).join(',');
    this.block += `${line}\n`;
    this.rows += 1;
    return this.block.length >= BLOCK;
  }

  /** Hands the block to the file and waits for room. @throws the file system's error */
  async flush(): Promise<void> {
    if (this.block === '') return;
    const room = this.stream.write(this.block);
    this.block = '';
    if (!room) await Promise.race([once(this.stream, 'drain'), this.done]);
  }

  /** Writes what is left and waits until the file is whole. @throws the file system's error */
  async close(): Promise<void> {
    await this.flush();
    this.stream.end();
    await this.done;
  }

  /** Gives the file up: closes it without waiting for what is unwritten. */
  async abandon(): Promise<void> {
    this.stream.destroy();
    await this.done.catch(() => {});
  }
}

/** RFC 4180: quotes around a cell that holds a comma, a quote or a line break. */
function text(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
