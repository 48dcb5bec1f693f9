// What the long and the wide reader have in common.

import type { RowBlock } from '../../connectors/file/index.ts';
import type { BatchBuilder, SeriesKey, TimeKind } from './point-batch.ts';

/** `rows`: data rows; `points`: stored values; `missing`: cells that hold no value. */
export interface ReadCounts {
  rows: number;
  points: number;
  missing: number;
}

export interface RowsToPoints {
  readonly counts: Readonly<ReadCounts>;
  readonly timeKind: TimeKind;
  readonly dictionary: SeriesKey[];
  /**
   * Reads rows from `from` on until the block ends or the batch is full.
   * @returns the row to go on with
   * @throws FileProblem for the first row that is wrong
   */
  read(block: RowBlock, from: number, points: BatchBuilder): number;
  /** The checks that need the whole file. */
  finish(): void;
}
