// Reads a zip by its central directory, as unpackers do. A reader of its own: what wrote the file must not vouch for it.
import { crc32, inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly path: string;
  /** Permission bits. */
  readonly mode: number;
  /** Date and time as the zip has them: two numbers of 16 bits in one. */
  readonly stamp: number;
  readonly content: Buffer;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const DEFLATED = 8;

/** Entries in the order of the file. @throws {Error} when something in it is not as it should be */
export function readZip(zip: Buffer): ZipEntry[] {
  const end = zip.length - 22;
  if (zip.readUInt32LE(end) !== END) throw new Error('the file does not end as a zip');
  const entries: ZipEntry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== ENTRY) throw new Error(`no entry at ${at}`);
    const [name, extra, comment] = [28, 30, 32].map(field => zip.readUInt16LE(at + field)) as [number, number, number];
    entries.push({
      path: zip.toString('utf8', at + 46, at + 46 + name),
      mode: (zip.readUInt32LE(at + 38) >>> 16) & 0o777,
      stamp: zip.readUInt32LE(at + 12),
      content: contentOf(zip, at),
    });
    at += 46 + name + extra + comment;
  }
  if (at !== end) throw new Error(`the directory ends at ${at}, not at ${end}`);
  return entries;
}

/** @param at where the entry is in the central directory */
function contentOf(zip: Buffer, at: number): Buffer {
  const [method, sum, packed, size, local] = [
    zip.readUInt16LE(at + 10),
    zip.readUInt32LE(at + 16),
    zip.readUInt32LE(at + 20),
    zip.readUInt32LE(at + 24),
    zip.readUInt32LE(at + 42),
  ];
  if (zip.readUInt32LE(local) !== LOCAL) throw new Error(`no file at ${local}`);
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const stored = zip.subarray(start, start + packed);
  const content = method === DEFLATED ? inflateRawSync(stored) : stored;
  if (content.length !== size || crc32(content) !== sum) throw new Error(`the file at ${local} is damaged`);
  return content;
}
