// The text that has arrived and is not yet handed on: at most one line that lacks its end, plus the newest piece.

import { type Delimiter, detectDelimiter } from './delimiter.ts';
import { badByte, foreignMark, openTail, utf8MarkLength } from './encoding.ts';
import { FileProblem } from './file-problem.ts';
import { lineTooLong, type RowBlock, RowScanner } from './row-scanner.ts';

/** Size of a piece: small enough to stay in a processor's cache, large enough to make calls rare. */
export const PIECE_BYTES = 256 * 1024;

const LF = 10;
const CR = 13;
const SAVE_AS_UTF8 = 'Save the file as UTF-8 (Excel: "CSV UTF-8"; shell: iconv -f <encoding> -t UTF-8).';

export class TextBuffer {
  private bytes: Buffer = Buffer.allocUnsafe(2 * PIECE_BYTES);
  private length = 0;
  /** The rows up to here were handed on; they are dropped when the next piece comes. */
  private consumed = 0;
  /** Up to here the encoding is known to be good. */
  private checked = 0;
  /** Offset in the text of the first byte kept. */
  private offset = 0;
  private begun = false;
  private scanner: RowScanner | undefined;
  private readonly maxLineBytes: number;

  constructor(maxLineBytes: number) {
    this.maxLineBytes = maxLineBytes;
  }

  /**
   * Adds a piece; the first must hold the byte order mark whole, if there is one.
   * @returns the rows that are now whole, valid until the next call
   */
  take(piece: Buffer): RowBlock | undefined {
    this.dropConsumed();
    const added = this.begun ? piece : this.begin(piece);
    this.append(added);
    this.check(this.length - openTail(this.bytes, this.checked, this.length));
    return added.includes(LF) ? this.scan() : undefined;
  }

  /** The last row, when the file does not end in a line break. */
  finish(): RowBlock | undefined {
    this.dropConsumed();
    this.check(this.length);
    if (this.length === 0) return undefined;
    this.refuseBareReturns();
    if (this.bytes[this.length - 1] !== LF) this.append(Buffer.from([LF]));
    this.checked = this.length;
    this.scanner ??= this.newScanner(detectDelimiter(this.bytes, this.length) ?? ',');
    const block = this.scan();
    if (this.consumed < this.length) throw this.openQuote();
    return block;
  }

  private begin(head: Buffer): Buffer {
    this.begun = true;
    const foreign = foreignMark(head);
    if (foreign !== undefined) {
      const reason = `the file is ${foreign}: it starts with that byte order mark, at byte 0`;
      throw new FileProblem('encoding', reason, SAVE_AS_UTF8, { row: 1 });
    }
    const mark = utf8MarkLength(head);
    this.offset = mark;
    return head.subarray(mark);
  }

  private append(piece: Buffer): void {
    const needed = this.length + piece.length;
    if (needed > this.bytes.length) {
      const wider = Buffer.allocUnsafe(Math.max(needed, 2 * this.bytes.length));
      this.bytes.copy(wider, 0, 0, this.length);
      this.bytes = wider;
    }
    piece.copy(this.bytes, this.length);
    this.length = needed;
  }

  private check(to: number): void {
    const bad = badByte(this.bytes, this.checked, to);
    if (bad >= 0) throw this.notUtf8(bad);
    this.checked = to;
  }

  private scan(): RowBlock | undefined {
    if (this.scanner === undefined) {
      const delimiter = detectDelimiter(this.bytes, this.checked);
      if (delimiter === undefined) return undefined;
      this.scanner = this.newScanner(delimiter);
    }
    this.consumed = this.scanner.scan(this.bytes, 0, this.checked);
    return this.scanner.block;
  }

  private newScanner(delimiter: Delimiter): RowScanner {
    return new RowScanner(delimiter.charCodeAt(0), this.maxLineBytes);
  }

  private dropConsumed(): void {
    this.bytes.copyWithin(0, this.consumed, this.length);
    this.length -= this.consumed;
    this.checked -= this.consumed;
    this.offset += this.consumed;
    this.consumed = 0;
    if (this.length > this.maxLineBytes) throw lineTooLong(this.row, this.maxLineBytes);
  }

  /** Line number of the first byte kept. */
  private get row(): number {
    return this.scanner?.line ?? 1;
  }

  private notUtf8(at: number): FileProblem {
    let row = this.row;
    for (let i = 0; i < at; i++) if (this.bytes[i] === LF) row++;
    const byte = this.bytes[at]!;
    const reason =
      byte === 0
        ? `byte ${this.offset + at} is NUL: the file is UTF-16 or not a text`
        : `byte ${this.offset + at} (0x${byte.toString(16)}) is not UTF-8`;
    return new FileProblem('encoding', reason, SAVE_AS_UTF8, { row });
  }

  private refuseBareReturns(): void {
    const at = this.bytes.subarray(0, this.length - 1).indexOf(CR);
    if (this.scanner !== undefined || at < 0 || this.bytes[at + 1] === LF) return;
    const fix = 'Save the file with line feeds (LF or CRLF).';
    throw new FileProblem('header', 'the lines end in carriage returns alone (CR), as on old Macs', fix, { row: 1 });
  }

  private openQuote(): FileProblem {
    const text = this.bytes.toString('utf8', this.consumed, Math.min(this.length, this.consumed + 200));
    const fix = 'Close the quote, or write a quote that belongs to the text as two quotes ("").';
    return new FileProblem('quote', 'a quote opened in this row is never closed', fix, { row: this.row, text });
  }
}
