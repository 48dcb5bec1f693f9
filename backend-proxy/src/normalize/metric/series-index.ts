// Numbers the series of a file: the bytes of the key cells are looked up, not their strings.

import type { RowBlock } from '../../connectors/file/index.ts';

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const FREE = -1;

/**
 * Finds the number of the series a row belongs to. A key is the bytes of the key cells, each followed by a zero byte,
 * which no text holds. The series of the row before is tried first, then the one that followed it the last time, then
 * an open hash table (FNV-1a, linear probing).
 */
export class SeriesIndex {
  private readonly columns: readonly number[];
  private keys = Buffer.allocUnsafe(4096);
  private keysLength = 0;
  /** Key of series s: bytes keyStart[s] to keyStart[s + 1] of `keys`. */
  private keyStart = new Uint32Array(256);
  /** The series that came after series s the last time; files in the order of time repeat that order. */
  private follower = new Uint32Array(256);
  private table = new Int32Array(1024).fill(FREE);
  private last = FREE;
  size = 0;

  /** @param columns the cells that make the key, in the order of the key */
  constructor(columns: readonly number[]) {
    this.columns = columns;
  }

  /**
   * The number of the series whose key cells are those of the row that begins at cell `first`.
   * @returns `size` before the call when the series is new: then it is added
   */
  find(block: RowBlock, first: number): number {
    const { last } = this;
    if (last !== FREE) {
      if (this.matches(last, block, first)) return last;
      const next = this.follower[last]!;
      if (this.matches(next, block, first)) {
        this.last = next;
        return next;
      }
    }
    this.last = this.lookUp(block, first);
    if (last !== FREE) this.follower[last] = this.last;
    return this.last;
  }

  private lookUp(block: RowBlock, first: number): number {
    const mask = this.table.length - 1;
    let slot = this.hash(block, first) & mask;
    for (let series = this.table[slot]!; series !== FREE; series = this.table[slot]!) {
      if (this.matches(series, block, first)) return series;
      slot = (slot + 1) & mask;
    }
    this.table[slot] = this.size;
    return this.add(block, first);
  }

  /** Compares from the end: names of series differ there first. */
  private matches(series: number, block: RowBlock, first: number): boolean {
    const { keys, columns } = this;
    const { bytes } = block;
    let key = this.keyStart[series + 1]!;
    for (let c = columns.length - 1; c >= 0; c--) {
      const cell = first + columns[c]!;
      const start = block.start[cell]!;
      if (keys[--key] !== 0) return false;
      for (let at = block.end[cell]! - 1; at >= start; at--) if (keys[--key] !== bytes[at]) return false;
    }
    return key === this.keyStart[series]!;
  }

  private hash(block: RowBlock, first: number): number {
    const { bytes } = block;
    let hash = FNV_OFFSET;
    for (let c = 0; c < this.columns.length; c++) {
      const cell = first + this.columns[c]!;
      const end = block.end[cell]!;
      for (let at = block.start[cell]!; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, FNV_PRIME);
      hash = Math.imul(hash, FNV_PRIME);
    }
    return hash ^ (hash >>> 15);
  }

  private add(block: RowBlock, first: number): number {
    const series = this.size++;
    if (this.size === this.keyStart.length) {
      this.keyStart = grown(this.keyStart);
      this.follower = grown(this.follower);
    }
    for (const column of this.columns) {
      const cell = first + column;
      this.addKeyPart(block.bytes.subarray(block.start[cell], block.end[cell]));
    }
    this.keyStart[this.size] = this.keysLength;
    if (this.size * 2 > this.table.length) this.rehash();
    return series;
  }

  private addKeyPart(part: Buffer): void {
    const needed = this.keysLength + part.length + 1;
    if (needed > this.keys.length) {
      const wider = Buffer.allocUnsafe(Math.max(needed, 2 * this.keys.length));
      this.keys.copy(wider, 0, 0, this.keysLength);
      this.keys = wider;
    }
    part.copy(this.keys, this.keysLength);
    this.keys[needed - 1] = 0;
    this.keysLength = needed;
  }

  /** Doubles the table. Keys are hashed from the arena, in the same order of bytes as from a row. */
  private rehash(): void {
    const table = new Int32Array(2 * this.table.length).fill(FREE);
    for (let series = 0; series < this.size; series++) {
      let slot = this.hashKept(series) & (table.length - 1);
      while (table[slot] !== FREE) slot = (slot + 1) & (table.length - 1);
      table[slot] = series;
    }
    this.table = table;
  }

  private hashKept(series: number): number {
    const end = this.keyStart[series + 1]!;
    let hash = FNV_OFFSET;
    // A zero byte changes nothing in the exclusive or: it stands for the bare multiplication at the end of a cell.
    for (let at = this.keyStart[series]!; at < end; at++) hash = Math.imul(hash ^ this.keys[at]!, FNV_PRIME);
    return hash ^ (hash >>> 15);
  }
}

function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(2 * array.length);
  wider.set(array);
  return wider;
}
