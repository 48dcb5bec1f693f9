// A row for each person and period that was lived through: what a classifier learns a hazard from.
import type { Labels } from '../classify/index.ts';
import type { Lives } from './lives.ts';
import { type Edges, periodOf } from './periods.ts';

export interface PeriodRows {
  /** Whose, a row. */
  readonly person: Int32Array;
  readonly period: Int32Array;
  /** 1: it ended in this period. */
  readonly ends: Labels;
}

/** By person, then period. A period that was watched in part counts when it ended in it, or when at least half of it was seen. */
export function periodRows(lives: Lives, edges: Edges): PeriodRows {
  const counts = lives.durations.map((_, i) => periodsLived(lives, edges, i));
  const rows = counts.reduce((sum, count) => sum + count, 0);
  const person = new Int32Array(rows);
  const period = new Int32Array(rows);
  const ends = new Uint8Array(rows);
  let row = 0;
  for (let i = 0; i < counts.length; i++) {
    for (let k = 0; k < counts[i]!; k++, row++) {
      person[row] = i;
      period[row] = k;
    }
    if (lives.ended[i] === 1 && lives.durations[i]! <= edges.at(-1)!) ends[row - 1] = 1;
  }
  return { person, period, ends };
}

function periodsLived({ durations, ended }: Lives, edges: Edges, i: number): number {
  const duration = durations[i]!;
  const k = periodOf(edges, duration);
  if (k === edges.length - 1 || ended[i] === 1) return Math.min(k + 1, edges.length - 1);
  const seen = (duration - edges[k]!) / (edges[k + 1]! - edges[k]!);
  return seen >= 0.5 ? k + 1 : k;
}
