// Packs a sorted run of metric points into about a byte a point, without loss.
//
// Layout: 24 bytes of head, then one zstd frame of byte planes.
//   head  u8 version · u8 time kind · u8 value kind · u8 unused · u32 points · f64 first time (ms) · f64 step (ms)
//   time  regular: nothing (first + i·step) · deltas: u32 planes · plain: f64 planes
//   value decimals k: differences of round(v·10^k), zig-zag, u32 planes · plain: f64 planes
// Byte planes (all first bytes, then all second bytes, …) put like beside like, which is what zstd needs.
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

const VERSION = 1;
const HEAD = 24;
const TIME = { regular: 0, deltas: 1, plain: 2 } as const;
const PLAIN_VALUES = 255;
const MAX_DECIMALS = 9;
const FASTEST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** Columns of equal length; `ts` strictly ascending epoch milliseconds. */
export interface Points {
  readonly ts: Float64Array;
  readonly value: Float64Array;
}

function planesOf32(values: Uint32Array, out: Uint8Array, offset: number): void {
  const n = values.length;
  for (let i = 0; i < n; i++) {
    const v = values[i]!;
    out[offset + i] = v;
    out[offset + n + i] = v >>> 8;
    out[offset + 2 * n + i] = v >>> 16;
    out[offset + 3 * n + i] = v >>> 24;
  }
}

function from32Planes(bytes: Uint8Array, offset: number, n: number): Uint32Array {
  const values = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    const at = offset + i;
    values[i] = bytes[at]! | (bytes[at + n]! << 8) | (bytes[at + 2 * n]! << 16) | (bytes[at + 3 * n]! << 24);
  }
  return values;
}

function planesOf64(values: Float64Array, out: Uint8Array, offset: number): void {
  const n = values.length;
  const raw = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  for (let i = 0; i < n; i++) for (let b = 0; b < 8; b++) out[offset + b * n + i] = raw[i * 8 + b]!;
}

function from64Planes(bytes: Uint8Array, offset: number, n: number): Float64Array {
  const values = new Float64Array(n);
  const raw = new Uint8Array(values.buffer);
  for (let i = 0; i < n; i++) for (let b = 0; b < 8; b++) raw[i * 8 + b] = bytes[offset + b * n + i]!;
  return values;
}

/** Differences of consecutive stamps when all fit 32 bits, and whether they are all the same. */
function timeDeltas(ts: Float64Array): { deltas: Uint32Array; regular: boolean } | undefined {
  const deltas = new Uint32Array(Math.max(0, ts.length - 1));
  let regular = true;
  for (let i = 1; i < ts.length; i++) {
    const delta = ts[i]! - ts[i - 1]!;
    if (!(delta > 0 && delta < 2 ** 32) || !Number.isInteger(delta)) return undefined;
    deltas[i - 1] = delta;
    regular &&= delta === deltas[0];
  }
  return { deltas, regular };
}

/** round(v·10^k) as zig-zag differences, or undefined where a value would not come back to the same bits. */
function scaledDeltas(values: Float64Array, decimals: number): Uint32Array | undefined {
  const scale = 10 ** decimals;
  const out = new Uint32Array(values.length);
  let last = 0;
  for (let i = 0; i < values.length; i++) {
    const scaled = Math.round(values[i]! * scale);
    const delta = scaled - last;
    // Written so that not-a-number fails too; minus zero has no integer form.
    if (!(delta >= -(2 ** 31) && delta < 2 ** 31) || Object.is(scaled, -0)) return undefined;
    if (!Object.is(scaled / scale, values[i])) return undefined;
    out[i] = (delta << 1) ^ (delta >> 31);
    last = scaled;
  }
  return out;
}

/** The fewest decimals that bring every value back, tried from what the first values suggest. */
function integerForm(values: Float64Array): { decimals: number; deltas: Uint32Array } | undefined {
  let decimals = 0;
  for (let i = 0; i < values.length; i++) {
    while (!Object.is(Math.round(values[i]! * 10 ** decimals) / 10 ** decimals, values[i])) {
      if (++decimals > MAX_DECIMALS) return undefined;
    }
  }
  for (; decimals <= MAX_DECIMALS; decimals++) {
    const deltas = scaledDeltas(values, decimals);
    if (deltas) return { decimals, deltas };
  }
  return undefined;
}

/**
 * @param points at least one; `ts` strictly ascending
 * @returns the packed chunk; the same points give the same bytes
 */
export function encodeChunk({ ts, value }: Points): Buffer {
  const n = ts.length;
  const times = timeDeltas(ts);
  const timeKind = times === undefined ? TIME.plain : times.regular ? TIME.regular : TIME.deltas;
  const integers = integerForm(value);
  const timeBytes = timeKind === TIME.plain ? 8 * n : timeKind === TIME.deltas ? 4 * (n - 1) : 0;
  const body = new Uint8Array(timeBytes + (integers ? 4 : 8) * n);
  if (timeKind === TIME.plain) planesOf64(ts, body, 0);
  if (timeKind === TIME.deltas) planesOf32(times!.deltas, body, 0);
  if (integers) planesOf32(integers.deltas, body, timeBytes);
  else planesOf64(value, body, timeBytes);

  const head = Buffer.alloc(HEAD);
  head.writeUInt8(VERSION, 0);
  head.writeUInt8(timeKind, 1);
  head.writeUInt8(integers?.decimals ?? PLAIN_VALUES, 2);
  head.writeUInt32LE(n, 4);
  head.writeDoubleLE(ts[0]!, 8);
  head.writeDoubleLE(timeKind === TIME.regular ? (times!.deltas[0] ?? 0) : 0, 16);
  return Buffer.concat([head, zstdCompressSync(body, FASTEST)]);
}

function decodeTimes(kind: number, n: number, first: number, step: number, body: Uint8Array): Float64Array {
  if (kind === TIME.plain) return from64Planes(body, 0, n);
  const ts = new Float64Array(n);
  const deltas = kind === TIME.deltas ? from32Planes(body, 0, n - 1) : undefined;
  ts[0] = first;
  for (let i = 1; i < n; i++) ts[i] = ts[i - 1]! + (deltas ? deltas[i - 1]! : step);
  return ts;
}

function decodeValues(kind: number, n: number, body: Uint8Array, offset: number): Float64Array {
  if (kind === PLAIN_VALUES) return from64Planes(body, offset, n);
  const scale = 10 ** kind;
  const deltas = from32Planes(body, offset, n);
  const value = new Float64Array(n);
  let scaled = 0;
  for (let i = 0; i < n; i++) {
    const zigzag = deltas[i]!;
    scaled += (zigzag >>> 1) ^ -(zigzag & 1);
    value[i] = scaled / scale;
  }
  return value;
}

/**
 * @param data what encodeChunk made
 * @throws {Error} when the bytes are of a newer layout or damaged, naming what was found
 */
export function decodeChunk(data: Buffer): Points {
  if (data.length < HEAD || data.readUInt8(0) !== VERSION) {
    throw new Error(
      `metric chunk of layout ${data[0] ?? 'none'} (${data.length} bytes); this version reads layout ${VERSION}`,
    );
  }
  const timeKind = data.readUInt8(1);
  const valueKind = data.readUInt8(2);
  const n = data.readUInt32LE(4);
  const body = zstdDecompressSync(data.subarray(HEAD));
  const timeBytes = timeKind === TIME.plain ? 8 * n : timeKind === TIME.deltas ? 4 * (n - 1) : 0;
  const expected = timeBytes + (valueKind === PLAIN_VALUES ? 8 : 4) * n;
  if (body.length !== expected) {
    throw new Error(`damaged metric chunk: ${n} points need ${expected} bytes, found ${body.length}`);
  }
  return {
    ts: decodeTimes(timeKind, n, data.readDoubleLE(8), data.readDoubleLE(16), body),
    value: decodeValues(valueKind, n, body, timeBytes),
  };
}
