// Bytes to rows: keeps the unfinished line, checks encoding and length, and hands whole rows on block by block.

import { type ByteFacts, type FileSource, openBytes } from './byte-source.ts';
import type { RowBlock } from './row-scanner.ts';
import { PIECE_BYTES, TextBuffer } from './text-buffer.ts';

export interface RowOptions {
  /** Longest line in bytes, its break included. Default 16 MiB, which is about two million values in a wide row. */
  readonly maxLineBytes?: number;
  readonly signal?: AbortSignal;
}

export interface RowStream {
  /** Complete once `blocks()` has ended. */
  readonly facts: Readonly<ByteFacts>;
  /** One pass over the rows. Leaving the loop early closes the file. */
  blocks(): AsyncGenerator<RowBlock, void, undefined>;
}

export const DEFAULT_MAX_LINE_BYTES = 16 * 1024 * 1024;

/**
 * Opens a delimited text. Memory: one piece of 256 KiB plus the longest line, whatever the size of the file.
 * @throws FileProblem from `blocks()`: `unreadable`, `compression`, `encoding`, `line-too-long`, `quote`
 */
export function openRows(source: FileSource, options: RowOptions = {}): RowStream {
  const bytes = openBytes(source, options.signal);
  const maxLineBytes = options.maxLineBytes ?? DEFAULT_MAX_LINE_BYTES;
  return { facts: bytes.facts, blocks: () => rowBlocks(bytes.chunks(), maxLineBytes) };
}

async function* rowBlocks(chunks: AsyncIterable<Buffer>, maxLineBytes: number) {
  const text = new TextBuffer(maxLineBytes);
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
      const block = text.take(chunk.subarray(at, at + PIECE_BYTES));
      if (block !== undefined && block.rows > 0) yield block;
    }
  }
  const last = text.finish();
  if (last !== undefined && last.rows > 0) yield last;
}
