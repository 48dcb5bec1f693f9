// How much a scenario adds up to over the horizon, with a band: counted over sample paths that base and scenario share, so
// that what both have in common, the noise, does not count twice.
import type { Change } from '@foresight/contracts';
import { type FittedJson, getModel } from '@foresight/models';
import { drawPaths, movedTo } from '../futures/index.ts';

export interface DifferenceTask {
  /** Fitted model of the base as JSON bytes, and the point forecast that is served, one entry a step. */
  readonly base: Uint8Array;
  readonly point: Float64Array;
  /** The same where other series move this one; absent: it is the base's. Same history, so that both draw the same noise. */
  readonly moved?: { readonly model: Uint8Array; readonly point: Float64Array };
  /** What is then done to each step. */
  readonly changes: readonly Change[];
  /** Of the band, 0.5 to 0.99. */
  readonly level: number;
}

export interface Difference {
  readonly total: number;
  readonly lower: number;
  readonly upper: number;
}

/** The same question, the same answer. @throws {UnknownFormat} when a newer version wrote the model */
export function differenceOf({ base, point, moved, changes, level }: DifferenceTask): Difference {
  const horizon = point.length;
  const before = pathsOf(base, point);
  const after = moved ? pathsOf(moved.model, moved.point) : before;
  const count = Math.min(before.count, after.count);
  const totals = Float64Array.from({ length: count }, (_, p) => {
    const row = (paths: typeof before) => paths.values.subarray(p * horizon, (p + 1) * horizon);
    return totalOf(row(before), row(after), changes);
  }).sort();
  return {
    total: totalOf(point, moved?.point ?? point, changes),
    lower: quantile(totals, (1 - level) / 2),
    upper: quantile(totals, (1 + level) / 2),
  };
}

function pathsOf(artifact: Uint8Array, point: Float64Array) {
  const json = JSON.parse(new TextDecoder().decode(artifact)) as FittedJson;
  const fitted = getModel(json.model).fromJSON(json);
  return movedTo(drawPaths(fitted, point.length), fitted.predict(point.length, [0.8]).point, point);
}

function totalOf(before: Float64Array, after: Float64Array, changes: readonly Change[]): number {
  return changes.reduce((sum, { factor, offset }, i) => sum + after[i]! * factor + offset - before[i]!, 0);
}

/** Linear between the two nearest. @param sorted ascending, at least one */
function quantile(sorted: Float64Array, probability: number): number {
  const at = probability * (sorted.length - 1);
  const low = Math.floor(at);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low]! + (at - low) * (sorted[high]! - sorted[low]!);
}
