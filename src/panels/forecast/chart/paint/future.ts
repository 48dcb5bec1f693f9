// The future: a tint behind everything, and the line where it begins.
import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import type { Scene } from '../scene.ts';
import { type Frame, within } from './canvas.ts';

export function paintFuture(frame: Frame, { futureFrom }: Scene, theme: GrafanaTheme2): void {
  if (!Number.isFinite(futureFrom)) return;
  within(frame, ctx => {
    ctx.fillStyle = colorManipulator.alpha(theme.colors.text.primary, theme.isDark ? 0.035 : 0.028);
    const from = Math.max(frame.left, frame.x(futureFrom));
    ctx.fillRect(from, frame.top, frame.right - from, frame.bottom - frame.top);
  });
}

/** The line, with its word above the plot where there is room for words. */
export function paintMark(frame: Frame, { mark }: Scene, theme: GrafanaTheme2, withLabel: boolean): void {
  if (!mark) return;
  const { ctx, ratio } = frame;
  const x = Math.round(frame.x(mark.at)) + 0.5;
  ctx.save();
  ctx.strokeStyle = colorManipulator.alpha(theme.colors.text.primary, 0.55);
  ctx.lineWidth = ratio;
  ctx.setLineDash([2 * ratio, 3 * ratio]);
  ctx.beginPath();
  ctx.moveTo(x, frame.top);
  ctx.lineTo(x, frame.bottom);
  ctx.stroke();
  if (withLabel) label(frame, x, mark.label, theme);
  ctx.restore();
}

function label({ ctx, left, right, top, ratio }: Frame, x: number, text: string, theme: GrafanaTheme2): void {
  ctx.font = `${11 * ratio}px ${theme.typography.fontFamily}`;
  ctx.fillStyle = theme.colors.text.secondary;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'bottom';
  const half = ctx.measureText(text).width / 2;
  ctx.fillText(text, Math.min(right - half, Math.max(left + half, x)), top - 3 * ratio);
}
