// Opens a path or a stream as plain bytes: gzip undone, every raw byte counted and hashed on the way.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { addAbortSignal, pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { FileProblem } from './file-problem.ts';

/** A path, or a stream with the name to show for it. */
export type FileSource = string | { readonly stream: Readable; readonly name: string };

/** What was read, as stored: for a gzip file the compressed bytes, so that `sha256sum file` prints the same hash. */
export interface ByteFacts {
  bytes: number;
  /** Lower-case hex; empty until the last byte is read. */
  sha256: string;
}

export interface ByteSource {
  readonly facts: Readonly<ByteFacts>;
  /** The content, decompressed, in chunks of any size; the first holds at least 4 bytes unless the content is shorter. */
  chunks(): AsyncGenerator<Buffer, void, undefined>;
}

const READ_BYTES = 256 * 1024;
const HEAD_BYTES = 4;

/**
 * Opens the source. Nothing is read before the first chunk is asked for; leaving the loop early closes the file.
 * @throws FileProblem `unreadable` or `compression`, from `chunks()`
 */
export function openBytes(source: FileSource, signal?: AbortSignal): ByteSource {
  const facts: ByteFacts = { bytes: 0, sha256: '' };
  return { facts, chunks: () => plainChunks(source, facts, signal) };
}

async function* plainChunks(source: FileSource, facts: ByteFacts, signal?: AbortSignal) {
  signal?.throwIfAborted();
  const input = typeof source === 'string' ? createReadStream(source, { highWaterMark: READ_BYTES }) : source.stream;
  if (signal !== undefined) addAbortSignal(signal, input);
  try {
    const raw = withHead(hashed(input, facts));
    const first = await raw.next();
    if (first.done) return;
    refuseArchive(first.value);
    const all = prepend(first.value, raw);
    yield* isGzip(first.value) ? withHead(gunzip(all)) : all;
  } catch (error) {
    throw readableProblem(error, facts.bytes);
  } finally {
    input.destroy();
  }
}

async function* hashed(input: Readable, facts: ByteFacts): AsyncGenerator<Buffer, void, undefined> {
  const hash = createHash('sha256');
  for await (const part of input) {
    const chunk: Buffer = Buffer.isBuffer(part) ? part : Buffer.from(part);
    hash.update(chunk);
    facts.bytes += chunk.length;
    yield chunk;
  }
  facts.sha256 = hash.digest('hex');
}

/** Joins chunks until the first one is long enough to tell what the file is. */
async function* withHead(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (head === undefined) {
      yield chunk;
      continue;
    }
    head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
    if (head.length < HEAD_BYTES) continue;
    yield head;
    head = undefined;
  }
  if (head !== undefined && head.length > 0) yield head;
}

async function* prepend(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  yield first;
  yield* rest;
}

function gunzip(chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  // The error reaches the reader through the stream itself; the callback only marks it as handled.
  return pipeline(Readable.from(chunks), createGunzip({ chunkSize: READ_BYTES }), () => {});
}

function isGzip(head: Buffer): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

/** First bytes of files that people hand over by mistake. */
const ARCHIVES: readonly { readonly magic: string; readonly what: string; readonly fix: string }[] = [
  { magic: '504b0304', what: 'a zip archive or an Excel workbook', fix: 'Unzip it, or save the sheet as CSV UTF-8.' },
  { magic: 'd0cf11e0', what: 'an old Excel workbook', fix: 'Save the sheet as CSV UTF-8.' },
  { magic: '28b52ffd', what: 'compressed with zstd', fix: 'Unpack it first (zstd -d), or compress it with gzip.' },
  { magic: 'fd377a58', what: 'compressed with xz', fix: 'Unpack it first (xz -d), or compress it with gzip.' },
  { magic: '425a68', what: 'compressed with bzip2', fix: 'Unpack it first (bunzip2), or compress it with gzip.' },
  { magic: '50415231', what: 'a Parquet file', fix: 'Export it as CSV.' },
];

function refuseArchive(head: Buffer): void {
  const hex = head.toString('hex', 0, HEAD_BYTES);
  const found = ARCHIVES.find(archive => hex.startsWith(archive.magic));
  if (found !== undefined) throw new FileProblem('compression', `the file is ${found.what}, not text`, found.fix);
}

const SYSTEM_PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder, not a file',
  EACCES: 'no right to read the file',
  EPERM: 'no right to read the file',
};

function readableProblem(error: unknown, bytes: number): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const system = SYSTEM_PROBLEMS[code];
  if (system !== undefined) {
    return new FileProblem('unreadable', system, 'Check the path and the rights of the user that runs the service.');
  }
  if (code === 'Z_BUF_ERROR') {
    const reason = `the gzip data ends too early, after ${bytes} compressed bytes: the file is cut off`;
    return new FileProblem('compression', reason, 'Copy or download the file again; "gzip -t" tests it.');
  }
  if (code.startsWith('Z_')) {
    const reason = `the gzip data is damaged (${error instanceof Error ? error.message : code})`;
    return new FileProblem('compression', reason, 'Copy or download the file again; "gzip -t" tests it.');
  }
  return error;
}
