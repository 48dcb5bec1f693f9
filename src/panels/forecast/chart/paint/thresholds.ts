// Goals and limits: a line each, its sentence on it, and on the line the middle half of the dates at which it is crossed.
import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import type { PaintedThreshold } from '../../goals/painted-threshold.ts';
import { type Frame, haloText, within } from './canvas.ts';

/** CSS pixels. */
const SIZE = 11;
const CAP = 4;
const DOT = 4;
const GAP = 4;

export function paintThresholds(
  frame: Frame,
  lines: readonly PaintedThreshold[],
  theme: GrafanaTheme2,
  /** Canvas pixels up to which words may reach; null: there are none. */
  room: number | null,
): void {
  const taken: number[] = [];
  for (const line of lines) {
    const y = frame.y(line.value);
    if (Number.isFinite(y)) {
      paintLine(frame, y, line, theme);
      paintWhisker(frame, y, line, theme);
    }
    if (room !== null) paintWords(frame, y, line, theme, { taken, room });
  }
}

const colorOf = ({ goal }: PaintedThreshold, theme: GrafanaTheme2) =>
  goal ? colorManipulator.alpha(theme.colors.text.primary, 0.8) : theme.colors.error.border;

function paintLine(frame: Frame, y: number, line: PaintedThreshold, theme: GrafanaTheme2): void {
  within(frame, ctx => {
    ctx.strokeStyle = colorOf(line, theme);
    ctx.lineWidth = frame.ratio;
    ctx.setLineDash([8 * frame.ratio, 4 * frame.ratio]);
    ctx.beginPath();
    ctx.moveTo(frame.left, Math.round(y) + 0.5);
    ctx.lineTo(frame.right, Math.round(y) + 0.5);
    ctx.stroke();
  });
}

/** Open at the right where it is not that likely to be crossed within the horizon. */
function paintWhisker(frame: Frame, y: number, { dates }: PaintedThreshold, theme: GrafanaTheme2): void {
  if (!dates) return;
  const { ratio } = frame;
  const [from, middle, to] = [frame.x(dates.from), frame.x(dates.middle), dates.to === null ? null : frame.x(dates.to)];
  const cap = CAP * ratio;
  within(frame, ctx => {
    const path = new Path2D();
    path.moveTo(from, y);
    path.lineTo(to ?? frame.right, y);
    for (const end of [from, ...(to === null ? [] : [to])]) {
      path.moveTo(end, y - cap);
      path.lineTo(end, y + cap);
    }
    ctx.strokeStyle = theme.colors.background.primary;
    ctx.lineWidth = 4.5 * ratio;
    ctx.stroke(path);
    ctx.strokeStyle = theme.colors.text.maxContrast;
    ctx.lineWidth = 1.5 * ratio;
    ctx.stroke(path);
    ctx.fillStyle = theme.colors.background.primary;
    ctx.beginPath();
    ctx.arc(middle, y, DOT * ratio, 0, 2 * Math.PI);
    ctx.fill();
    ctx.stroke();
  });
}

/** On the line; at the edge, with an arrow, where the line lies outside the picture. */
function paintWords(
  frame: Frame,
  y: number,
  line: PaintedThreshold,
  theme: GrafanaTheme2,
  { taken, room }: { readonly taken: number[]; readonly room: number },
): void {
  const { ctx, ratio, top, bottom, left } = frame;
  const size = SIZE * ratio;
  const above = y < top;
  const below = !(y <= bottom);
  const outside = above ? '↑ ' : below ? '↓ ' : '';
  const at = above ? top + size + GAP * ratio : below ? bottom - GAP * ratio : place(y, frame, taken);
  taken.push(at);
  ctx.save();
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  ctx.font = `500 ${size}px ${theme.typography.fontFamily}`;
  ctx.fillStyle = line.goal ? theme.colors.text.primary : theme.colors.error.text;
  const x = left + 8 * ratio;
  const name = `${outside}${line.name}`;
  haloText(frame, name, x, at, theme.colors.background.primary);
  const after = x + ctx.measureText(name).width + 6 * ratio;
  ctx.font = `${size}px ${theme.typography.fontFamily}`;
  ctx.fillStyle = theme.colors.text.secondary;
  const words = after + ctx.measureText(line.text).width < room - 8 * ratio ? line.text : line.short;
  haloText(frame, words, after, at, theme.colors.background.primary);
  ctx.restore();
}

/** Above its line; below it where the place above is taken or outside. */
function place(y: number, { top, ratio }: Frame, taken: readonly number[]): number {
  const over = y - GAP * ratio;
  const under = y + (SIZE + GAP) * ratio;
  const free = (at: number) => taken.every(other => Math.abs(other - at) > (SIZE + 2) * ratio);
  return over - SIZE * ratio >= top && free(over) ? over : under;
}
