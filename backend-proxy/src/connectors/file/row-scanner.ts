// Cuts a piece of text into rows and cells without making strings: RFC 4180, on bytes.

import { FileProblem } from './file-problem.ts';

/** Rows of a piece of the file, as byte ranges. Everything in it is reused: valid until the next block is asked for. */
export interface RowBlock {
  /** Holds the cells; quotes are gone and doubled quotes are single. */
  readonly bytes: Buffer;
  readonly rows: number;
  /** Row r has the cells firstCell[r] … firstCell[r + 1] − 1. */
  readonly firstCell: Uint32Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** 1-based line of the file on which row r begins. */
  readonly line: Uint32Array;
}

const LF = 10;
const CR = 13;
const QUOTE = 34;
const INCOMPLETE = -1;

/** Scans text in pieces; `block` holds the rows of the latest piece. Blank lines are counted as lines and skipped. */
export class RowScanner {
  /** Line number of the next row. */
  line = 1;
  private rows = 0;
  private cells = 0;
  private firstCell = new Uint32Array(1024);
  private start = new Uint32Array(8192);
  private end = new Uint32Array(8192);
  private lines = new Uint32Array(1024);
  private bytes: Buffer = Buffer.alloc(0);
  private readonly doubled: number[] = [];
  private innerLines = 0;
  private pendingCells = 0;
  private readonly delimiter: number;
  private readonly maxRowBytes: number;

  constructor(delimiter: number, maxRowBytes: number) {
    this.delimiter = delimiter;
    this.maxRowBytes = maxRowBytes;
  }

  get block(): RowBlock {
    const { bytes, rows, firstCell, start, end, lines: line } = this;
    return { bytes, rows, firstCell, start, end, line };
  }

  /**
   * Finds the whole rows in `[from, to)`; a row counts as whole when its line break is there.
   * @returns where the first row that is not whole begins
   * @throws FileProblem `quote` or `line-too-long`
   */
  scan(bytes: Buffer, from: number, to: number): number {
    this.bytes = bytes;
    this.rows = 0;
    this.cells = 0;
    let at = from;
    while (at < to) {
      const next = this.scanRow(at, to);
      if (next === INCOMPLETE) break;
      if (next - at > this.maxRowBytes) throw lineTooLong(this.line, this.maxRowBytes);
      this.closeRow(at, next);
      at = next;
    }
    this.firstCell[this.rows] = this.cells;
    return at;
  }

  private scanRow(from: number, to: number): number {
    const { bytes, delimiter } = this;
    let cells = this.cells;
    let at = from;
    this.innerLines = 0;
    this.doubled.length = 0;
    while (at < to) {
      if (cells === this.start.length) this.growCells();
      let begin = at;
      let finish: number;
      if (bytes[at] === QUOTE) {
        finish = this.closingQuote(at + 1, to, cells);
        if (finish === INCOMPLETE) return INCOMPLETE;
        begin = at + 1;
        at = this.afterQuote(finish + 1, to, cells - this.cells + 1);
      } else {
        at = endOfCell(bytes, at, to, delimiter);
        finish = at;
      }
      if (at >= to) return INCOMPLETE;
      this.start[cells] = begin;
      if (bytes[at] === delimiter) {
        this.end[cells++] = finish;
        at++;
        continue;
      }
      this.end[cells++] = finish === at && finish > begin && bytes[finish - 1] === CR ? finish - 1 : finish;
      this.pendingCells = cells;
      return at + 1;
    }
    return INCOMPLETE;
  }

  /** Keeps the row that was just scanned, unless its line is blank. */
  private closeRow(from: number, next: number): void {
    const blank = next - from === 1 || (next - from === 2 && this.bytes[from] === CR);
    if (!blank) {
      if (this.rows + 1 >= this.firstCell.length) this.growRows();
      for (const cell of this.doubled) this.undouble(cell);
      this.firstCell[this.rows] = this.cells;
      this.lines[this.rows++] = this.line;
      this.cells = this.pendingCells;
    }
    this.line += 1 + this.innerLines;
  }

  /** Position of the quote that closes the cell; INCOMPLETE when it is not there yet. */
  private closingQuote(from: number, to: number, cell: number): number {
    const { bytes } = this;
    let doubled = false;
    for (let at = from; at < to; at++) {
      if (bytes[at] === LF) this.innerLines++;
      if (bytes[at] !== QUOTE) continue;
      // At the end of the piece the next byte is not known; but then the row is not whole either way.
      if (bytes[at + 1] !== QUOTE) {
        if (doubled) this.doubled.push(cell);
        return at;
      }
      doubled = true;
      at++;
    }
    return INCOMPLETE;
  }

  /** Where the delimiter or line feed behind a closing quote stands. */
  private afterQuote(at: number, to: number, column: number): number {
    const { bytes } = this;
    if (at >= to || bytes[at] === this.delimiter || bytes[at] === LF) return at;
    if (bytes[at] === CR && (at + 1 >= to || bytes[at + 1] === LF)) return at + 1;
    const text = bytes.toString('utf8', at, Math.min(at + 20, to));
    const fix = 'Inside a quoted cell write a quote as two quotes (""), or quote the whole cell.';
    throw new FileProblem('quote', 'there is text behind the closing quote', fix, { row: this.line, column, text });
  }

  /** Makes doubled quotes single, in place. */
  private undouble(cell: number): void {
    const { bytes } = this;
    const to = this.end[cell]!;
    let write = this.start[cell]!;
    for (let read = write; read < to; read++) {
      bytes[write++] = bytes[read]!;
      if (bytes[read] === QUOTE) read++;
    }
    this.end[cell] = write;
  }

  private growCells(): void {
    this.start = grown(this.start);
    this.end = grown(this.end);
  }

  private growRows(): void {
    this.firstCell = grown(this.firstCell);
    this.lines = grown(this.lines);
  }
}

/** The delimiter or line feed that ends a cell without quotes; `to` when there is none. */
function endOfCell(bytes: Buffer, from: number, to: number, delimiter: number): number {
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!;
    if (byte === delimiter || byte === LF) return at;
  }
  return to;
}

function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(array.length * 2);
  wider.set(array);
  return wider;
}

/** The problem of a line beyond the bound. */
export function lineTooLong(row: number, maxRowBytes: number): FileProblem {
  const reason = `the line is longer than ${maxRowBytes.toLocaleString('en')} bytes (maxLineBytes)`;
  const fix = 'Check that the file has line breaks and that no quote is left open, or raise maxLineBytes.';
  return new FileProblem('line-too-long', reason, fix, { row });
}
