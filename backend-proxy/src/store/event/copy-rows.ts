// Rows in the binary form of Postgres' COPY, written and read without a string or an object a value.
// https://www.postgresql.org/docs/current/sql-copy.html, "Binary Format".

const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');
const HEAD_BYTES = SIGNATURE.length + 8;
/** Timestamps count microseconds from 2000-01-01. */
const EPOCH_MS = 946_684_800_000;
const JSONB_VERSION = 1;
const END = -1;

/** Writes rows one after another; fields in the order of the columns. */
export class CopyWriter {
  #buffer = Buffer.allocUnsafe(1 << 20);
  #at = 0;

  constructor() {
    this.#at = SIGNATURE.copy(this.#buffer, 0);
    this.#at = this.#buffer.writeInt32BE(0, this.#at);
    this.#at = this.#buffer.writeInt32BE(0, this.#at);
  }

  row(fields: number): void {
    this.#room(2);
    this.#at = this.#buffer.writeInt16BE(fields, this.#at);
  }

  null(): void {
    this.#room(4);
    this.#at = this.#buffer.writeInt32BE(END, this.#at);
  }

  int2(value: number | undefined): void {
    if (value === undefined) this.null();
    else {
      const at = this.#field(2);
      this.#at = this.#buffer.writeInt16BE(value, at);
    }
  }

  int4(value: number | undefined): void {
    if (value === undefined) this.null();
    else {
      const at = this.#field(4);
      this.#at = this.#buffer.writeInt32BE(value, at);
    }
  }

  int8(value: bigint | undefined): void {
    if (value === undefined) this.null();
    else {
      const at = this.#field(8);
      this.#at = this.#buffer.writeBigInt64BE(value, at);
    }
  }

  float8(value: number | undefined): void {
    if (value === undefined) this.null();
    else {
      const at = this.#field(8);
      this.#at = this.#buffer.writeDoubleBE(value, at);
    }
  }

  /** @param ms whole epoch milliseconds */
  time(ms: number): void {
    this.int8(BigInt(ms - EPOCH_MS) * 1000n);
  }

  jsonb(text: string | undefined): void {
    if (text === undefined) this.null();
    else {
      // First the room: it may move the buffer.
      const at = this.#field(Buffer.byteLength(text) + 1);
      this.#buffer.writeUInt8(JSONB_VERSION, at);
      this.#at = at + 1 + this.#buffer.write(text, at + 1);
    }
  }

  /** The whole text of COPY, its trailer included. Nothing may be written after it. */
  end(): Buffer {
    this.#room(2);
    this.#at = this.#buffer.writeInt16BE(END, this.#at);
    return this.#buffer.subarray(0, this.#at);
  }

  /** Writes the length of a field. @returns where its bytes go */
  #field(bytes: number): number {
    this.#room(4 + bytes);
    return this.#buffer.writeInt32BE(bytes, this.#at);
  }

  #room(bytes: number): void {
    if (this.#at + bytes <= this.#buffer.length) return;
    const wider = Buffer.allocUnsafe(Math.max(2 * this.#buffer.length, this.#at + bytes));
    this.#buffer.copy(wider, 0, 0, this.#at);
    this.#buffer = wider;
  }
}

/** Reads fields in their order; the caller knows the types. */
export class CopyReader {
  readonly #bytes: Buffer;
  #at = HEAD_BYTES;

  /** @param bytes everything that COPY wrote. @throws {Error} when it is no binary COPY */
  constructor(bytes: Buffer) {
    if (!bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE)) {
      throw new Error(`no binary COPY: it begins with ${bytes.toString('hex', 0, SIGNATURE.length)}`);
    }
    this.#bytes = bytes;
  }

  /** Steps into the next row. @returns false at the end */
  next(): boolean {
    const fields = this.#bytes.readInt16BE(this.#at);
    this.#at += 2;
    return fields !== END;
  }

  /** A whole number of 2 or 4 bytes, or of 8 that a double holds exactly; NULL gives 0. */
  int(): number {
    const bytes = this.#length();
    if (bytes < 0) return 0;
    this.#at += bytes;
    if (bytes === 8) {
      return this.#bytes.readInt32BE(this.#at - 8) * 4_294_967_296 + this.#bytes.readUInt32BE(this.#at - 4);
    }
    return bytes === 2 ? this.#bytes.readInt16BE(this.#at - 2) : this.#bytes.readInt32BE(this.#at - 4);
  }

  /** A whole number of 8 bytes as two halves at position i; NULL gives 0. */
  halves(low: Uint32Array, high: Uint32Array, i: number): void {
    if (this.#length() < 0) return;
    this.#at += 8;
    high[i] = this.#bytes.readUInt32BE(this.#at - 8);
    low[i] = this.#bytes.readUInt32BE(this.#at - 4);
  }

  /** NULL gives NaN. */
  float8(): number {
    if (this.#length() < 0) return Number.NaN;
    this.#at += 8;
    return this.#bytes.readDoubleBE(this.#at - 8);
  }

  /** Epoch milliseconds of a time that is not null. */
  time(): number {
    this.#at += 12;
    // In two halves: a BigInt each would cost more than all the rest of a row.
    const micros = this.#bytes.readInt32BE(this.#at - 8) * 4_294_967_296 + this.#bytes.readUInt32BE(this.#at - 4);
    return Math.floor(micros / 1000) + EPOCH_MS;
  }

  /** The bytes of a bytea that is not null; they are those of the whole. */
  bytes(): Buffer {
    const length = this.#length();
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  #length(): number {
    this.#at += 4;
    return this.#bytes.readInt32BE(this.#at - 4);
  }
}
