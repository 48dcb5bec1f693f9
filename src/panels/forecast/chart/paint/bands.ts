// Bands: a fill for how sure, one over the other; hatched where nobody vouches for it.
import { colorManipulator } from '@grafana/data';
import type { Band } from '../../../../shared/frames/index.ts';
import type { SceneSeries } from '../scene.ts';
import { type Frame, within } from './canvas.ts';
import { hatch } from './hatch.ts';

/** The widest band, and those that lie on it. */
const OUTER = 0.12;
const INNER = 0.2;
const HATCH = 0.3;

/** @param widestOnly leaves out the inner bands, where there is no room to tell them apart */
export function paintBands(frame: Frame, series: SceneSeries, widestOnly: boolean): void {
  const { ahead, color, doubtful } = series;
  if (!ahead) return;
  const widest = ahead.bands.at(-1);
  within(frame, ctx => {
    for (const band of ahead.bands.toReversed()) {
      if (widestOnly && band !== widest) continue;
      const path = outline(frame, ahead.time, band);
      if (!doubtful) {
        ctx.fillStyle = colorManipulator.alpha(color, band === widest ? OUTER : INNER);
        ctx.fill(path);
        continue;
      }
      if (band !== widest) continue;
      ctx.fillStyle = hatch(ctx, colorManipulator.alpha(color, HATCH), frame.ratio);
      ctx.fill(path);
      ctx.strokeStyle = colorManipulator.alpha(color, HATCH);
      ctx.lineWidth = frame.ratio;
      ctx.stroke(path);
    }
  });
}

/** Closed pieces: a step without limits parts them. */
function outline(frame: Frame, time: readonly number[], { lower, upper }: Band): Path2D {
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
  { lower, upper }: Pick<Band, 'lower' | 'upper'>,
  start: number,
  end: number,
): void {
  for (let i = start; i < end; i++) {
    const [x, y] = [frame.x(time[i]!), frame.y(upper[i]!)];
    if (i === start) path.moveTo(x, y);
    else path.lineTo(x, y);
  }
  for (let i = end - 1; i >= start; i--) path.lineTo(frame.x(time[i]!), frame.y(lower[i]!));
  path.closePath();
}
