// What lies on the upper layer: a veil over the rest, and the chosen lines.
import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import type uPlot from 'uplot';
import { type Frame, within } from '../chart/paint/index.ts';

/** How much of the rest is hidden. */
const VEIL = 0.6;

export interface ChosenLine {
  /** Column of the plot's data. */
  readonly column: number;
  readonly color: string;
  /** CSS pixels. */
  readonly width: number;
  readonly dash: readonly number[];
  /** Each sample gets a dot. */
  readonly dots: boolean;
}

export function veil(frame: Frame, theme: GrafanaTheme2): void {
  within(frame, ctx => {
    ctx.fillStyle = colorManipulator.alpha(theme.colors.background.primary, VEIL);
    ctx.fillRect(frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top);
  });
}

export function paintLines(frame: Frame, { data }: Pick<uPlot, 'data'>, lines: readonly ChosenLine[]): void {
  within(frame, ctx => {
    ctx.lineJoin = 'round';
    for (const { column, color, width, dash, dots } of lines) {
      ctx.strokeStyle = color;
      ctx.fillStyle = color;
      ctx.lineWidth = width * frame.ratio;
      ctx.setLineDash(dash.map(length => length * frame.ratio));
      const { line, points } = paths(frame, data[0], data[column] ?? [], dots);
      ctx.stroke(line);
      ctx.fill(points);
    }
  });
}

const DOT = 2.5;

/** A missing sample (undefined) is bridged, a hole (null) breaks the line. */
function paths(frame: Frame, times: ArrayLike<number>, values: ArrayLike<number | null | undefined>, dots: boolean) {
  const [line, points] = [new Path2D(), new Path2D()];
  let drawing = false;
  for (let i = 0; i < times.length; i++) {
    const value = values[i];
    if (value === null) drawing = false;
    if (typeof value !== 'number') continue;
    const [x, y] = [frame.x(times[i]!), frame.y(value)];
    if (drawing) line.lineTo(x, y);
    else line.moveTo(x, y);
    drawing = true;
    if (!dots) continue;
    points.moveTo(x, y);
    points.arc(x, y, DOT * frame.ratio, 0, 2 * Math.PI);
  }
  return { line, points };
}
