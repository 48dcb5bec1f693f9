// Finds a time that occurs twice in one file although the two rows were written in different batches.
// The times of earlier batches wait in a temporary table of the transaction, packed with the row each came from.
import type { StoreTrx } from '../tables.ts';
import { decodeChunk, encodeChunk, type Points } from './chunk-codec.ts';
import { lowerBound } from './merge-points.ts';

/** A run of one series within a file: `value` holds the row numbers. */
export interface RowsOfSeries {
  readonly id: string;
  readonly rows: Points;
}

export interface RepeatedTime {
  readonly id: string;
  readonly ts: number;
  readonly firstRow: number;
  readonly secondRow: number;
}

export class SeenInFile {
  readonly #trx: StoreTrx;
  #made = false;

  constructor(trx: StoreTrx) {
    this.#trx = trx;
  }

  /** @returns the first time of the batch that an earlier batch had, if any */
  async find(batch: readonly RowsOfSeries[]): Promise<RepeatedTime | undefined> {
    if (!this.#made) return undefined;
    const { rows } = await this.#trx.client.query<{ series_id: string; data: Buffer }>(
      `select s.series_id, s.data from unnest($1::bigint[], $2::float8[], $3::float8[]) as t(id, first, last)
       join seen_in_file s on s.series_id = t.id and s.first <= t.last and s.last >= t.first`,
      [batch.map(s => s.id), batch.map(s => s.rows.ts[0]), batch.map(s => s.rows.ts.at(-1))],
    );
    const earlier = Map.groupBy(rows, row => row.series_id);
    for (const { id, rows: now } of batch) {
      for (const { data } of earlier.get(id) ?? []) {
        const repeated = firstCommon(decodeChunk(data), now);
        if (repeated) return { id, ...repeated };
      }
    }
    return undefined;
  }

  /** Remembers the batch for those that follow. */
  async remember(batch: readonly RowsOfSeries[]): Promise<void> {
    if (!this.#made) {
      await this.#trx.client.query(
        `create temporary table seen_in_file (series_id bigint, first float8, last float8, data bytea) on commit drop`,
      );
      this.#made = true;
    }
    await this.#trx.client.query(
      `insert into seen_in_file select * from unnest($1::bigint[], $2::float8[], $3::float8[], $4::bytea[])`,
      [
        batch.map(s => s.id),
        batch.map(s => s.rows.ts[0]),
        batch.map(s => s.rows.ts.at(-1)),
        batch.map(s => encodeChunk(s.rows)),
      ],
    );
  }
}

function firstCommon(earlier: Points, now: Points): Omit<RepeatedTime, 'id'> | undefined {
  for (const [j, ts] of now.ts.entries()) {
    const i = lowerBound(earlier.ts, ts);
    if (earlier.ts[i] === ts) return { ts, firstRow: earlier.value[i]!, secondRow: now.value[j]! };
  }
  return undefined;
}
