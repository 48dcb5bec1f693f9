// What was unusual: a triangle off the line, on the side where the value was; a diamond where it was on neither.
import type { GrafanaTheme2 } from '@grafana/data';
import type { MarkSide } from '../../../../shared/frames/index.ts';
import { hues } from '../../hues.ts';
import type { SceneSeries } from '../scene.ts';
import { type Frame, within } from './canvas.ts';

/** CSS pixels. */
const SIZE = 10;
const OFF = 9;
const OUTLINE = 1.5;

type Corners = readonly (readonly [x: number, y: number])[];

/** As shares of half the size. */
const SHAPES: Readonly<Record<MarkSide, Corners>> = {
  above: [
    [0, -1],
    [1, 0.8],
    [-1, 0.8],
  ],
  below: [
    [0, 1],
    [1, -0.8],
    [-1, -0.8],
  ],
  neither: [
    [0, -1],
    [1, 0],
    [0, 1],
    [-1, 0],
  ],
};

export function paintMarks(frame: Frame, { marks }: SceneSeries, theme: GrafanaTheme2): void {
  if (marks.length === 0) return;
  const { ratio, top, bottom } = frame;
  const half = (SIZE / 2) * ratio;
  within(frame, ctx => {
    ctx.fillStyle = hues(theme).second;
    ctx.strokeStyle = theme.colors.background.primary;
    ctx.lineJoin = 'round';
    // Half of it lies beneath the fill.
    ctx.lineWidth = 2 * OUTLINE * ratio;
    for (const { time, value, side } of marks) {
      const point = frame.y(value);
      if (!(point >= top && point <= bottom)) continue;
      const off = point + (side === 'below' ? OFF : -OFF) * ratio;
      const room = half + OUTLINE * ratio;
      const path = markShape(side, frame.x(time), Math.min(bottom - room, Math.max(top + room, off)), half);
      ctx.stroke(path);
      ctx.fill(path);
    }
  });
}

/** The outline of a mark around its middle; `half` of its size. */
export function markShape(side: MarkSide, x: number, y: number, half: number): Path2D {
  const path = new Path2D();
  for (const [dx, dy] of SHAPES[side]) path.lineTo(x + dx * half, y + dy * half);
  path.closePath();
  return path;
}
