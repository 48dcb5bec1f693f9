// Points in columns: what the readers hand on.

/** What names a series. Labels never hold `unique_id`; an empty label is left out. */
export interface SeriesKey {
  readonly uniqueId: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** `time`: epoch milliseconds UTC. `index`: plain integers without a calendar. */
export type TimeKind = 'time' | 'index';

/** Columns of equal length; the arrays belong to the receiver. */
export interface PointBatch {
  readonly length: number;
  /** Position in the reader's dictionary. */
  readonly series: Uint32Array;
  /** Epoch milliseconds, or the index number. */
  readonly ts: Float64Array;
  readonly value: Float64Array;
  /** 1-based line number in the file. */
  readonly row: Uint32Array;
}

const CAPACITY = 65_536;

/** Fills a batch point by point. */
export class BatchBuilder {
  private length = 0;
  private series = new Uint32Array(CAPACITY);
  private ts = new Float64Array(CAPACITY);
  private value = new Float64Array(CAPACITY);
  private row = new Uint32Array(CAPACITY);

  get full(): boolean {
    return this.length === CAPACITY;
  }

  get empty(): boolean {
    return this.length === 0;
  }

  push(series: number, ts: number, value: number, row: number): void {
    const at = this.length++;
    this.series[at] = series;
    this.ts[at] = ts;
    this.value[at] = value;
    this.row[at] = row;
  }

  /** Hands the points over and starts anew. */
  take(): PointBatch {
    const { length } = this;
    const batch: PointBatch = {
      length,
      series: this.series.subarray(0, length),
      ts: this.ts.subarray(0, length),
      value: this.value.subarray(0, length),
      row: this.row.subarray(0, length),
    };
    this.series = new Uint32Array(CAPACITY);
    this.ts = new Float64Array(CAPACITY);
    this.value = new Float64Array(CAPACITY);
    this.row = new Uint32Array(CAPACITY);
    this.length = 0;
    return batch;
  }
}
