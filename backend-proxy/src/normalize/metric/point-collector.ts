// Gathers batches and gives the points back series by series, sorted by time.

import { FileProblem, quoteText } from '../../connectors/file/index.ts';
import type { PointBatch, SeriesKey, TimeKind } from './point-batch.ts';
import { type SeriesColumns, sortPoints } from './sort-points.ts';

/** The points of one series, sorted by time; the arrays belong to the receiver. */
export interface SeriesPoints extends SeriesColumns {
  /** Position in the dictionary. */
  readonly series: number;
  readonly key: SeriesKey;
}

/**
 * Room for a fixed number of points, 24 bytes each, in one buffer seen in two ways: point p has its time and value at
 * words 3p and 3p + 1, its row and the previous point of its series at halves 6p + 4 and 6p + 5. All of a point lies
 * together because a series may be scattered over the whole file.
 */
interface Slab {
  readonly words: Float64Array;
  readonly halves: Uint32Array;
}

const POINT_BYTES = 24;
const SLAB_BITS = 16;
const SLAB_POINTS = 1 << SLAB_BITS;
const SLAB_MASK = SLAB_POINTS - 1;

/** What the collector needs of a reader. */
export interface CollectedFrom {
  readonly dictionary: readonly SeriesKey[];
  readonly timeKind: TimeKind;
  readonly timeColumn?: string | undefined;
}

/**
 * Collects points at 24 bytes each, whatever the number of series: points lie in the order they came, and each holds the
 * position of the one before it in its series, so that a series is read backwards from its last point.
 */
export class PointCollector {
  /** Points held. */
  points = 0;
  private readonly dictionary: readonly SeriesKey[];
  private readonly timeKind: TimeKind;
  private readonly timeColumn: string | undefined;
  private slabs: Slab[] = [];
  /** By series: position of its last point, and how many points it has. */
  private last = new Uint32Array(256);
  private count = new Uint32Array(256);

  constructor(reader: CollectedFrom) {
    this.dictionary = reader.dictionary;
    this.timeKind = reader.timeKind;
    this.timeColumn = reader.timeColumn;
  }

  add(batch: PointBatch): void {
    if (this.count.length < this.dictionary.length) this.growSeries();
    for (let from = 0; from < batch.length; ) {
      const at = this.points & SLAB_MASK;
      if (at === 0) this.slabs[this.points >>> SLAB_BITS] ??= newSlab();
      const to = Math.min(batch.length, from + SLAB_POINTS - at);
      this.addTo(this.slabs[this.points >>> SLAB_BITS]!, at, batch, from, to);
      from = to;
    }
  }

  /**
   * The series that have points, in the order of the dictionary.
   * @throws FileProblem `duplicate` when a series has two values at one time; both rows are named
   */
  *groups(): Generator<SeriesPoints, void, undefined> {
    for (let series = 0; series < this.count.length; series++) {
      if (this.count[series] === 0) continue;
      const key = this.dictionary[series]!;
      const columns = sortPoints(this.gather(series));
      this.refuseDuplicates(key, columns);
      yield { series, key, ...columns };
    }
  }

  /** Forgets all points; the memory is kept for the next ones. */
  clear(): void {
    this.points = 0;
    this.count.fill(0);
  }

  private addTo({ words, halves }: Slab, at: number, batch: PointBatch, from: number, to: number): void {
    const { last, count } = this;
    const { series, ts, value, row } = batch;
    for (let i = from, p = at; i < to; i++, p++) {
      const of = series[i]!;
      words[3 * p] = ts[i]!;
      words[3 * p + 1] = value[i]!;
      halves[6 * p + 4] = row[i]!;
      halves[6 * p + 5] = last[of]!;
      last[of] = this.points++;
      count[of]!++;
    }
  }

  private gather(series: number): SeriesColumns {
    const length = this.count[series]!;
    const columns = { ts: new Float64Array(length), value: new Float64Array(length), row: new Uint32Array(length) };
    let point = this.last[series]!;
    for (let i = length - 1; i >= 0; i--) {
      const { words, halves } = this.slabs[point >>> SLAB_BITS]!;
      const p = point & SLAB_MASK;
      columns.ts[i] = words[3 * p]!;
      columns.value[i] = words[3 * p + 1]!;
      columns.row[i] = halves[6 * p + 4]!;
      point = halves[6 * p + 5]!;
    }
    return columns;
  }

  private refuseDuplicates(key: SeriesKey, { ts, row }: SeriesColumns): void {
    for (let i = 1; i < ts.length; i++) {
      if (ts[i] === ts[i - 1]) throw this.duplicate(key, ts[i]!, row[i - 1]!, row[i]!);
    }
  }

  private duplicate(key: SeriesKey, ts: number, otherRow: number, row: number): FileProblem {
    const labels = Object.entries(key.labels).map(([name, value]) => `${name}=${value}`);
    const id = [key.uniqueId, ...labels].join(' ');
    const time = this.timeKind === 'index' ? `index ${ts}` : new Date(ts).toISOString();
    const reason = `series ${quoteText(id)} has two values at ${time}: rows ${otherRow} and ${row}`;
    const fix = 'Keep one of them, or keep the column that tells them apart as a label.';
    return new FileProblem('duplicate', reason, fix, {
      row,
      otherRow,
      text: id,
      ...(this.timeColumn === undefined ? {} : { column: this.timeColumn }),
    });
  }

  private growSeries(): void {
    const size = Math.max(this.dictionary.length, 2 * this.count.length);
    const last = new Uint32Array(size);
    last.set(this.last);
    this.last = last;
    const count = new Uint32Array(size);
    count.set(this.count);
    this.count = count;
  }
}

function newSlab(): Slab {
  const buffer = new ArrayBuffer(SLAB_POINTS * POINT_BYTES);
  return { words: new Float64Array(buffer), halves: new Uint32Array(buffer) };
}
