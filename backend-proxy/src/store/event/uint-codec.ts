// Packs columns of whole numbers: byte planes that are all zero are left out, the rest is one zstd frame.
//
// Layout: u8 planes (0: all values are equal) · u8 packed · the value as u32, or the planes, lowest bytes first.
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

const FASTEST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
const HEAD = 2;
/** Below this many bytes a frame costs more than it saves. */
const TOO_SMALL = 256;

/** @param values u32; at least one */
export function encodeUints(values: Uint32Array): Buffer {
  let bits = 0;
  let differ = 0;
  for (let i = 0; i < values.length; i++) {
    bits |= values[i]!;
    differ |= values[i]! ^ values[0]!;
  }
  if (differ === 0) {
    const constant = Buffer.alloc(HEAD + 4);
    constant.writeUInt32LE(values[0]!, HEAD);
    return constant;
  }
  const planes = 4 - (Math.clz32(bits) >>> 3);
  return frame(planes, planesOf(values, planes));
}

function planesOf(values: Uint32Array, planes: number): Uint8Array {
  const n = values.length;
  const out = new Uint8Array(planes * n);
  for (let p = 0; p < planes; p++) {
    const shift = 8 * p;
    const from = p * n;
    for (let i = 0; i < n; i++) out[from + i] = values[i]! >>> shift;
  }
  return out;
}

/** A head and the bytes, packed where that makes them fewer. */
export function frame(kind: number, bytes: Uint8Array): Buffer {
  const packed = bytes.length < TOO_SMALL ? undefined : zstdCompressSync(bytes, FASTEST);
  const smaller = packed !== undefined && packed.length < bytes.length;
  return Buffer.concat([Uint8Array.of(kind, smaller ? 1 : 0), smaller ? packed : bytes]);
}

/** What `frame` was given. */
export function unframe(data: Uint8Array): { kind: number; bytes: Uint8Array } {
  const body = data.subarray(HEAD);
  return { kind: data[0]!, bytes: data[1] === 1 ? zstdDecompressSync(body) : body };
}

/**
 * @param out takes the values; as long as the column
 * @throws {Error} when the bytes are not of that many values
 */
export function decodeUints(data: Uint8Array, out: Uint32Array | Uint16Array): void {
  const { kind: planes, bytes } = unframe(data);
  const n = out.length;
  if (planes > 4 || bytes.length !== (planes === 0 ? 4 : planes * n)) {
    throw new Error(`damaged column: ${n} values in ${planes} planes need other than ${bytes.length} bytes`);
  }
  if (planes === 0) {
    out.fill(new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true));
    return;
  }
  joinPlanes(bytes, planes, out);
}

/** One pass for each number of planes: this is where a reader's time goes. */
function joinPlanes(bytes: Uint8Array, planes: number, out: Uint32Array | Uint16Array): void {
  const n = out.length;
  const [b, c, d] = [n, 2 * n, 3 * n];
  if (planes === 1) out.set(bytes);
  else if (planes === 2) for (let i = 0; i < n; i++) out[i] = bytes[i]! | (bytes[b + i]! << 8);
  else if (planes === 3) for (let i = 0; i < n; i++) out[i] = bytes[i]! | (bytes[b + i]! << 8) | (bytes[c + i]! << 16);
  else {
    for (let i = 0; i < n; i++) {
      out[i] = bytes[i]! | (bytes[b + i]! << 8) | (bytes[c + i]! << 16) | (bytes[d + i]! << 24);
    }
  }
}

/** Signed whole numbers of 32 bits as unsigned ones, small where they are near zero. */
export const zigzag = (value: number): number => ((value << 1) ^ (value >> 31)) >>> 0;
export const unzigzag = (value: number): number => (value >>> 1) ^ -(value & 1);
