// Time in pieces: in each, some end and the others go on.
import type { Lives } from './lives.ts';

/** Ascending, the first 0: period k is the time after edges[k] up to and with edges[k + 1]. */
export type Edges = readonly number[];

const MOST_PERIODS = 20;
const LEAST_ENDS_EACH = 10;

/**
 * Periods with about as many ends each, up to the longest duration. Short where many end, so that a curve bends where it must.
 * @param most periods. Default: 20
 */
export function choosePeriods({ durations, ended }: Lives, most = MOST_PERIODS): number[] {
  const ends = durations.filter((_, i) => ended[i] === 1).sort();
  const each = Math.max(LEAST_ENDS_EACH, ends.length / most);
  const longest = durations.reduce((max, d) => Math.max(max, d), 0);
  const edges = [0];
  let since = 0;
  for (let i = 0; i < ends.length; i++) {
    since++;
    const last = i + 1 === ends.length || ends[i + 1]! > ends[i]!;
    if (!last || since < each || ends[i] === 0) continue;
    edges.push(ends[i]!);
    since = 0;
  }
  // Too few ends for a period of their own join the one before, unless a long time passes.
  if (since > 0 && since < LEAST_ENDS_EACH && edges.length > 2) edges.pop();
  if (edges.at(-1)! < longest || edges.length === 1) edges.push(longest > 0 ? longest : 1);
  return edges;
}

/** @throws {RangeError} */
export function refuseEdges(edges: Edges): void {
  const ascending = edges.every((e, k) => Number.isFinite(e) && (k === 0 ? e === 0 : e > edges[k - 1]!));
  if (edges.length >= 2 && ascending) return;
  throw new RangeError(`periods [${edges.join(', ')}] are none: they start with 0 and ascend`);
}

/** Number of the period that holds a moment; that after the last one beyond all. */
export function periodOf(edges: Edges, moment: number): number {
  let [low, high] = [0, edges.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (moment <= edges[middle + 1]!) high = middle;
    else low = middle + 1;
  }
  return low;
}
