// A forecast of the past: the line where it began, and a ring around each truth that it missed.
import type { GrafanaTheme2 } from '@grafana/data';
import { hues } from '../../hues.ts';
import type { Scene, SceneSeries } from '../scene.ts';
import { type Frame, within } from './canvas.ts';

/** CSS pixels. */
const RING = 9;
const RING_LINE = 1.5;

export function paintAsOf(frame: Frame, { asOf }: Scene, theme: GrafanaTheme2, withLabel: boolean): void {
  if (!asOf) return;
  const { ctx, ratio } = frame;
  const x = Math.round(frame.x(asOf.at)) + 0.5;
  ctx.save();
  ctx.strokeStyle = theme.colors.text.maxContrast;
  ctx.lineWidth = ratio;
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.moveTo(x, frame.top);
  ctx.lineTo(x, frame.bottom);
  ctx.stroke();
  if (withLabel) chip(frame, x, asOf.label, theme);
  ctx.restore();
}

/** Dark on light in the dark theme, and the other way around. */
function chip({ ctx, left, right, top, ratio }: Frame, x: number, text: string, theme: GrafanaTheme2): void {
  ctx.font = `${11 * ratio}px ${theme.typography.fontFamily}`;
  const half = ctx.measureText(text).width / 2 + 6 * ratio;
  const middle = Math.min(right - half, Math.max(left + half, x));
  ctx.fillStyle = theme.colors.text.maxContrast;
  ctx.beginPath();
  ctx.roundRect(middle - half, top - 16 * ratio, 2 * half, 16 * ratio, 2 * ratio);
  ctx.fill();
  ctx.fillStyle = theme.colors.background.primary;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillText(text, middle, top - 7.5 * ratio);
}

export function paintMisses(frame: Frame, { replay }: SceneSeries, theme: GrafanaTheme2): void {
  if (!replay) return;
  within(frame, ctx => {
    ctx.strokeStyle = hues(theme).second;
    ctx.lineWidth = RING_LINE * frame.ratio;
    ctx.fillStyle = theme.colors.background.primary;
    for (const { time, value } of replay.misses) {
      const y = frame.y(value);
      if (!Number.isFinite(y)) continue;
      ctx.beginPath();
      ctx.arc(frame.x(time), y, (RING / 2) * frame.ratio, 0, 2 * Math.PI);
      ctx.stroke();
    }
  });
}
