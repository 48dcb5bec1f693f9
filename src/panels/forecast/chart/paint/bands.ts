// Bands: a fill for how sure, one over the other; hatched where nobody vouches for it.
import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import type { Band } from '../../../../shared/frames/index.ts';
import { isPast, type SceneSeries } from '../scene.ts';
import { type Frame, within } from './canvas.ts';
import { hatch } from './hatch.ts';

/** The widest band, and those that lie on it; of a forecast of the past, whose colour is that of text. */
const OUTER = 0.12;
const INNER = 0.2;
const PAST_OUTER = 0.09;
const PAST_INNER = 0.12;
const HATCH = 0.3;

/** @param widestOnly leaves out the inner bands, where there is no room to tell them apart */
export function paintBands(frame: Frame, series: SceneSeries, theme: GrafanaTheme2, widestOnly: boolean): void {
  const { ahead, doubtful } = series;
  if (!ahead) return;
  const color = isPast(series) ? theme.colors.text.primary : series.color;
  const [outer, inner] = isPast(series) ? [PAST_OUTER, PAST_INNER] : [OUTER, INNER];
  const widest = ahead.bands.at(-1);
  within(frame, ctx => {
    for (const band of ahead.bands.toReversed()) {
      if (widestOnly && band !== widest) continue;
      const path = outline(frame, ahead.time, band);
      if (!doubtful) {
        ctx.fillStyle = colorManipulator.alpha(color, band === widest ? outer : inner);
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
