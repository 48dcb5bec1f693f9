// Scenarios in the plot: a line of its own dash, an outlined band, and the moment from which it acts.
import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import { type Frame, within } from '../chart/paint/index.ts';
import { hues } from '../hues.ts';
import type { ScenarioLine } from './scenario-line.ts';

const DASH = [8, 3, 2, 3];
const WIDTH = 2;
const FILL = 0.13;
const OUTLINE = 0.45;

/** @param start epoch ms from which they act; null: at once */
export function paintScenarios(
  frame: Frame,
  lines: readonly ScenarioLine[],
  start: number | null,
  theme: GrafanaTheme2,
): void {
  const color = hues(theme).second;
  within(frame, ctx => {
    for (const { time, value, band } of lines) {
      if (band) paintBand(frame, ctx, time, band, color);
      ctx.strokeStyle = color;
      ctx.lineWidth = WIDTH * frame.ratio;
      ctx.setLineDash(DASH.map(length => length * frame.ratio));
      ctx.stroke(pathOf(frame, time, value));
      ctx.setLineDash([]);
    }
    if (start !== null) paintStart(frame, ctx, start, color);
  });
}

function paintBand(
  frame: Frame,
  ctx: CanvasRenderingContext2D,
  time: Float64Array,
  { lower, upper }: { readonly lower: Float64Array; readonly upper: Float64Array },
  color: string,
): void {
  const area = pathOf(frame, time, upper);
  const steps = Array.from(time, (_, i) => i).filter(i => Number.isFinite(lower[i]) && Number.isFinite(upper[i]));
  for (const i of steps.toReversed()) area.lineTo(frame.x(time[i]!), frame.y(lower[i]!));
  area.closePath();
  ctx.fillStyle = colorManipulator.alpha(color, FILL);
  ctx.fill(area);
  ctx.strokeStyle = colorManipulator.alpha(color, OUTLINE);
  ctx.lineWidth = frame.ratio;
  ctx.stroke(pathOf(frame, time, upper));
  ctx.stroke(pathOf(frame, time, lower));
}

/** A hole breaks the line. */
function pathOf(frame: Frame, time: Float64Array, values: Float64Array): Path2D {
  const path = new Path2D();
  let drawing = false;
  for (const [i, value] of values.entries()) {
    if (!Number.isFinite(value)) {
      drawing = false;
      continue;
    }
    if (drawing) path.lineTo(frame.x(time[i]!), frame.y(value));
    else path.moveTo(frame.x(time[i]!), frame.y(value));
    drawing = true;
  }
  return path;
}

function paintStart(frame: Frame, ctx: CanvasRenderingContext2D, start: number, color: string): void {
  const x = Math.round(frame.x(start)) + 0.5;
  ctx.strokeStyle = colorManipulator.alpha(color, 0.7);
  ctx.lineWidth = frame.ratio;
  ctx.setLineDash([2 * frame.ratio, 3 * frame.ratio]);
  ctx.beginPath();
  ctx.moveTo(x, frame.top);
  ctx.lineTo(x, frame.bottom);
  ctx.stroke();
}
