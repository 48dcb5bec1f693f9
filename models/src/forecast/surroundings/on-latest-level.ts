// History before a lasting jump, moved to the level after it, so that a method sees one level.
import type { Adjustment } from '../model.ts';
import { type FoundShift, shiftsOf } from './lasting-shifts.ts';
import { type Stage, withPart } from './stage.ts';
import { stampOf } from './stamps.ts';
import { effectText, withEffect } from './working-scale.ts';

/** Every lasting jump is reported; those that are recent are moved over, unless the options say no. */
export function onLatestLevel(stage: Stage): Stage {
  const { series, seasons, options, timeOf } = stage;
  const first = series.values.findIndex(v => Number.isFinite(v));
  if (options.levelShifts === false || first < 0) return stage;
  const found = shiftsOf(series.values.subarray(first), seasons).map(s => ({ ...s, at: s.at + first }));
  if (found.length === 0) return stage;
  const onOf = ({ at }: FoundShift) => stampOf(timeOf(at), series.step);
  const notes = found.map((shift): Adjustment => ({ kind: 'level-shift', text: textOf(shift, onOf(shift)) }));
  const moved = found.filter(shift => shift.move);
  if (moved.length === 0) return withPart(stage, {}, notes);
  const shifts = moved.map(shift => ({ on: onOf(shift), scale: shift.scale, size: shift.size }));
  return { ...withPart(stage, { shifts }, notes), series: { ...series, values: movedOver(series.values, moved) } };
}

function textOf({ scale, size, move }: FoundShift, on: string): string {
  const what = `level shift on ${on}: ${effectText(scale, size)}`;
  return move
    ? `${what}; earlier history was moved to the level after it`
    : `${what}; history stays as it is, because what came after it is enough`;
}

/** A copy. @param shifts by time */
function movedOver(values: Float64Array, shifts: readonly FoundShift[]): Float64Array {
  const out = values.slice();
  for (const { at, scale, size } of shifts) for (let t = 0; t < at; t++) out[t] = withEffect(scale, out[t]!, size);
  return out;
}
