// Series of different stamps on one time axis, as uPlot wants them: undefined where a series has no sample, null where it
// has a hole.
import type { Samples } from '../../../shared/frames/index.ts';

/** First the times, then one column a series. */
export type Aligned = [number[], ...(number | null | undefined)[][]];

export function align(columns: readonly Samples[]): Aligned {
  const time = union(columns.map(column => column.time));
  return [time, ...columns.map(column => onto(time, column))];
}

function union(lists: readonly (readonly number[])[]): number[] {
  const distinct = new Map(lists.map(list => [`${list.length} ${list[0]} ${list.at(-1)}`, list]));
  // Most series share their stamps; those that only look alike are joined below like any other.
  const different = [...distinct.values(), ...lists.filter(list => !sameAs(list, distinct))];
  const sorted = Float64Array.from(different.flat()).sort();
  return Array.from(sorted.filter((at, i) => i === 0 || at !== sorted[i - 1]));
}

function sameAs(list: readonly number[], distinct: ReadonlyMap<string, readonly number[]>): boolean {
  const known = distinct.get(`${list.length} ${list[0]} ${list.at(-1)}`)!;
  return known === list || known.every((at, i) => at === list[i]);
}

function onto(time: readonly number[], column: Samples): (number | null | undefined)[] {
  const out = new Array<number | null | undefined>(time.length);
  let at = 0;
  for (let i = 0; i < time.length && at < column.time.length; i++) {
    if (time[i] !== column.time[at]) continue;
    out[i] = column.value[at];
    at++;
  }
  return out;
}
