// Forecasts of series and of their totals, made to agree at every step that all of them reach.
import type { Interval } from '@foresight/models';
import { moveBand, type Reconciliation, reconcile, type Total } from '@foresight/models/hierarchy';

/** Errors of a backtest: what came minus what was forecast. */
export interface PastErrors {
  /** Epoch ms of the first value forecast. */
  readonly time: number;
  /** NaN where the truth is missing. */
  readonly errors: Float64Array;
}

/** What agreeing needs of a forecast, and changes in it. */
export interface Agreeable {
  /** Epoch ms, ascending. */
  readonly time: Float64Array;
  readonly point: Float64Array;
  readonly intervals: readonly Interval[];
  readonly pastErrors: readonly PastErrors[];
}

export interface Agreed {
  readonly time: Float64Array;
  readonly point: Float64Array;
  readonly intervals: readonly Interval[];
  /** Steps of this forecast that not every other one reaches: they are left out. */
  readonly leftOut: number;
}

/**
 * @param totals over the last of `forecasts`, see totalsOf
 * @param forecasts of each total, then of each series
 * @param nonNegative no series was ever below 0
 * @returns in the same order; a total is the sum of its series at every step
 * @throws {RangeError} for more forecasts than min-trace takes
 */
export function agree(
  totals: readonly Total[],
  forecasts: readonly Agreeable[],
  method: Reconciliation,
  nonNegative: boolean,
): Agreed[] {
  const shared = sharedTimes(forecasts.map(f => f.time));
  const cut = forecasts.map(f => at(f, shared));
  const points = cut.map(f => f.point);
  const errors = alignedErrors(forecasts.map(f => f.pastErrors));
  const made = reconcile(totals, { points, errors, nonNegative }, method);
  return cut.map((f, i) => ({
    time: shared,
    point: made[i]!,
    intervals: f.intervals.map(band => moveBand(band, f.point, made[i]!)),
    leftOut: forecasts[i]!.time.length - shared.length,
  }));
}

/** Times that every list has. */
function sharedTimes(times: readonly Float64Array[]): Float64Array {
  const [first = new Float64Array(0), ...others] = times;
  const sets = others.map(list => new Set(list));
  return first.filter(t => sets.every(set => set.has(t)));
}

function at(forecast: Agreeable, times: Float64Array): Pick<Agreeable, 'point' | 'intervals'> {
  const place = new Map(Array.from(forecast.time, (t, i) => [t, i]));
  const pick = (values: Float64Array) => times.map(t => values[place.get(t)!]!);
  return {
    point: pick(forecast.point),
    intervals: forecast.intervals.map(({ level, lower, upper }) => ({ level, lower: pick(lower), upper: pick(upper) })),
  };
}

/** One list each, the same moment (origin and step) at the same place; NaN where a forecast was not tested then. */
function alignedErrors(all: readonly (readonly PastErrors[])[]): Float64Array[] {
  const steps = Math.max(0, ...all.flat().map(p => p.errors.length));
  const origins = [...new Set(all.flat().map(p => p.time))].sort((a, b) => a - b);
  return all.map(past => {
    const line = new Float64Array(origins.length * steps).fill(Number.NaN);
    for (const { time, errors } of past) line.set(errors, origins.indexOf(time) * steps);
    return line;
  });
}
