// Best and worst of what may come: the edges of a band without a level, so each edge has its word.
import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import type { SceneSeries } from '../scene.ts';
import { type Frame, haloText, within } from './canvas.ts';
import { outline } from './outline.ts';

const FILL = 0.12;
const EDGE = 0.45;
/** CSS pixels between an edge and its word. */
const AWAY = 8;

export function paintOutcomes(frame: Frame, { outcomes, color }: SceneSeries, theme: GrafanaTheme2, words: boolean) {
  if (!outcomes) return;
  const { time, best, worst } = outcomes;
  within(frame, ctx => {
    ctx.fillStyle = colorManipulator.alpha(color, FILL);
    // Less may be better: which of the two lies above is not known.
    ctx.fill(outline(frame, time, best, worst));
    ctx.strokeStyle = colorManipulator.alpha(color, EDGE);
    ctx.lineWidth = frame.ratio;
    for (const edge of [best, worst]) ctx.stroke(line(frame, time, edge));
  });
  if (!words) return;
  const higher = lastOf(best) >= lastOf(worst);
  word(frame, { text: 'best', time, values: best, over: higher }, theme);
  word(frame, { text: 'worst', time, values: worst, over: !higher }, theme);
}

const lastOf = (values: readonly (number | null)[]): number => values.findLast(value => value !== null) ?? 0;

function line(frame: Frame, time: readonly number[], values: readonly (number | null)[]): Path2D {
  const path = new Path2D();
  let broken = true;
  values.forEach((value, i) => {
    const y = value === null ? Number.NaN : frame.y(value);
    if (!Number.isFinite(y)) broken = true;
    else {
      if (broken) path.moveTo(frame.x(time[i]!), y);
      else path.lineTo(frame.x(time[i]!), y);
      broken = false;
    }
  });
  return path;
}

interface Word {
  readonly text: string;
  readonly time: readonly number[];
  readonly values: readonly (number | null)[];
  /** Above its edge, else below: the two never lie on one another. */
  readonly over: boolean;
}

function word(frame: Frame, { text, time, values, over }: Word, theme: GrafanaTheme2) {
  const last = values.findLastIndex(value => value !== null);
  const edge = last < 0 ? Number.NaN : frame.y(values[last]!);
  if (!Number.isFinite(edge)) return;
  const { ctx, ratio, right, top, bottom } = frame;
  ctx.save();
  ctx.font = `${11 * ratio}px ${theme.typography.fontFamily}`;
  ctx.fillStyle = theme.colors.text.secondary;
  ctx.textAlign = 'right';
  ctx.textBaseline = 'middle';
  const x = Math.min(right, frame.x(time[last]!)) - 4 * ratio;
  const y = edge + (over ? -AWAY : AWAY) * ratio;
  haloText(
    frame,
    text,
    x,
    Math.min(bottom - AWAY * ratio, Math.max(top + AWAY * ratio, y)),
    theme.colors.background.primary,
  );
  ctx.restore();
}
