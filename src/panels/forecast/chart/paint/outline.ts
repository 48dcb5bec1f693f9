// What lies between two lines, as a path to fill.
import type { Frame } from './canvas.ts';

type Limits = readonly (number | null)[];

/** Closed pieces: a step without limits parts them. */
export function outline(frame: Frame, time: readonly number[], upper: Limits, lower: Limits): Path2D {
  const path = new Path2D();
  let start = 0;
  for (let i = 0; i <= time.length; i++) {
    if (i < time.length && isLimit(lower[i]) && isLimit(upper[i])) continue;
    if (i - start > 1) addPiece(path, frame, time, { lower, upper }, start, i);
    start = i + 1;
  }
  return path;
}

const isLimit = (value: number | null | undefined): value is number =>
  value !== null && value !== undefined && Number.isFinite(value);

function addPiece(
  path: Path2D,
  frame: Frame,
  time: readonly number[],
  { lower, upper }: { readonly lower: Limits; readonly upper: Limits },
  start: number,
  end: number,
): void {
  for (let i = start; i < end; i++) {
    const [x, y] = [frame.x(time[i]!), edge(frame, upper[i]!)];
    if (i === start) path.moveTo(x, y);
    else path.lineTo(x, y);
  }
  for (let i = end - 1; i >= start; i--) path.lineTo(frame.x(time[i]!), edge(frame, lower[i]!));
  path.closePath();
}

/** On a logarithmic scale zero and below lie nowhere: the band ends at the foot of the picture. */
function edge(frame: Frame, value: number): number {
  const y = frame.y(value);
  return Number.isFinite(y) ? y : frame.bottom;
}
