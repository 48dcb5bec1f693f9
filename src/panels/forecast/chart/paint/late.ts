// Where data should be and is not: hatched in the colour of a warning.
import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import type { Scene } from '../scene.ts';
import { type Frame, haloText, within } from './canvas.ts';
import { hatch } from './hatch.ts';

const HATCH = 0.6;

export function paintLate(frame: Frame, { late }: Scene, theme: GrafanaTheme2, withWords: boolean): void {
  if (!late) return;
  const [from, to] = late.span.map(at => frame.x(at)) as [number, number];
  within(frame, ctx => {
    ctx.fillStyle = hatch(ctx, colorManipulator.alpha(theme.colors.warning.text, HATCH), frame.ratio);
    ctx.fillRect(from, frame.top, to - from, frame.bottom - frame.top);
  });
  if (withWords) words(frame, to, late.label, theme);
}

/** At the foot, after now; before the hatch where there is no room behind it. */
function words(frame: Frame, after: number, text: string, theme: GrafanaTheme2): void {
  const { ctx, ratio, right, bottom } = frame;
  ctx.save();
  ctx.font = `${11 * ratio}px ${theme.typography.fontFamily}`;
  ctx.fillStyle = theme.colors.text.secondary;
  ctx.textBaseline = 'bottom';
  const fits = after + 6 * ratio + ctx.measureText(text).width < right;
  ctx.textAlign = fits ? 'left' : 'right';
  haloText(frame, text, fits ? after + 6 * ratio : right, bottom - 4 * ratio, theme.colors.background.primary);
  ctx.restore();
}
