// One column of a table as it is read: each different text once, a code a row.

export class TextColumn {
  readonly name: string;
  /** The different texts, in order of appearance. */
  readonly texts: string[] = [];
  private codes = new Int32Array(1024);
  private rows = 0;
  private readonly codeOf = new Map<string, number>();

  constructor(name: string) {
    this.name = name;
  }

  add(text: string): void {
    let code = this.codeOf.get(text);
    if (code === undefined) {
      code = this.texts.length;
      this.texts.push(text);
      this.codeOf.set(text, code);
    }
    if (this.rows === this.codes.length) {
      const wider = new Int32Array(2 * this.rows);
      wider.set(this.codes);
      this.codes = wider;
    }
    this.codes[this.rows++] = code;
  }

  /** Index into `texts` a row. */
  get rowCodes(): Int32Array {
    return this.codes.subarray(0, this.rows);
  }

  /** How many rows have each text. */
  counts(): Float64Array {
    const counts = new Float64Array(this.texts.length);
    for (const code of this.rowCodes) counts[code]!++;
    return counts;
  }
}
