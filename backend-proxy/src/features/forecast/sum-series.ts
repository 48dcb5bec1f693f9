// The sum of several series on their common grid, stamp by stamp. A stamp counts where every series that is alive then
// has a value: half a sum would look like a fall.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { DAY, type Step } from '@foresight/models';
import { detectStep } from '@foresight/models/series';
import type { Points } from '../../store/index.ts';

/** All points of a series or of a sum. */
export interface History {
  readonly points: Points;
  /** What was done to get there, in words. */
  readonly adjustments: readonly string[];
}

export interface Sum {
  /** Adds one series; lets others have their turn. */
  add(points: Points): Promise<void>;
  result(): History;
}

interface Span {
  readonly first: number;
  readonly last: number;
}

/** A series that is late by no more than this many steps is late, not dead: the sum ends where it ends. */
const LATE_STEPS = 3;

/** @param series how many there will be */
export function sumSeries(series: number): Sum {
  const total = new Map<number, number>();
  const count = new Map<number, number>();
  const spans: Span[] = [];
  let grid: Step | undefined;
  return {
    add: async ({ ts, value }) => {
      if (ts.length === 0) return;
      grid ??= stepOf(ts);
      const seen = new Set<number>();
      for (let i = 0; i < ts.length; i++) {
        const at = onGrid(ts[i]!, grid);
        total.set(at, (total.get(at) ?? 0) + value[i]!);
        if (seen.has(at)) continue;
        seen.add(at);
        count.set(at, (count.get(at) ?? 0) + 1);
      }
      spans.push({ first: onGrid(ts[0]!, grid), last: onGrid(ts.at(-1)!, grid) });
      await nextTurn();
    },
    result: () => complete(total, count, spans, series, grid),
  };
}

/** undefined where no step explains the stamps: then only equal stamps meet. */
function stepOf(ts: Float64Array): Step | undefined {
  try {
    return detectStep(ts).step;
  } catch {
    return undefined;
  }
}

/** Jitter within a step is taken off; months and unknown steps keep their stamps. */
const onGrid = (at: number, step: Step | undefined) =>
  step?.unit === 'ms' ? Math.round(at / step.count) * step.count : at;

function complete(
  total: ReadonlyMap<number, number>,
  count: ReadonlyMap<number, number>,
  spans: readonly Span[],
  series: number,
  grid: Step | undefined,
): History {
  const stamps = Float64Array.from(total.keys()).sort();
  const alive = aliveAt(stamps, spans, grid);
  const kept = stamps.filter((at, i) => count.get(at)! >= alive[i]!);
  const left = stamps.length - kept.length;
  return {
    points: { ts: kept, value: kept.map(at => total.get(at)!) },
    adjustments: [
      `sum of ${series} series`,
      ...(left > 0 ? [`${left} stamps left out of the sum: not every series had a value there`] : []),
    ],
  };
}

/** How many series should have a value at each stamp. */
function aliveAt(stamps: Float64Array, spans: readonly Span[], grid: Step | undefined): Uint32Array {
  const newest = stamps.at(-1) ?? 0;
  const late = LATE_STEPS * (grid === undefined ? 0 : grid.unit === 'ms' ? grid.count : grid.count * 31 * DAY);
  const starts = Float64Array.from(spans, ({ first }) => first).sort();
  const ends = Float64Array.from(spans, ({ last }) => (last >= newest - late ? Infinity : last)).sort();
  const alive = new Uint32Array(stamps.length);
  let [begun, ended] = [0, 0];
  for (let i = 0; i < stamps.length; i++) {
    while (begun < starts.length && starts[begun]! <= stamps[i]!) begun++;
    while (ended < ends.length && ends[ended]! < stamps[i]!) ended++;
    alive[i] = begun - ended;
  }
  return alive;
}
