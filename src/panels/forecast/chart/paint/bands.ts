// Bands: a fill for how sure, one over the other; hatched where nobody vouches for it.
import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import { isPast, type SceneSeries } from '../scene.ts';
import { type Frame, within } from './canvas.ts';
import { hatch } from './hatch.ts';
import { paintOutcomes } from './outcomes.ts';
import { outline } from './outline.ts';

/** The widest band, and those that lie on it; of a forecast of the past, whose colour is that of text. */
const OUTER = 0.12;
const INNER = 0.2;
const PAST_OUTER = 0.09;
const PAST_INNER = 0.12;
const HATCH = 0.3;

/** @param widestOnly leaves out the inner bands, where there is no room to tell them apart */
export function paintBands(frame: Frame, series: SceneSeries, theme: GrafanaTheme2, widestOnly: boolean): void {
  paintOutcomes(frame, series, theme, !widestOnly);
  const { ahead, doubtful } = series;
  if (!ahead) return;
  const color = isPast(series) ? theme.colors.text.primary : series.color;
  const [outer, inner] = isPast(series) ? [PAST_OUTER, PAST_INNER] : [OUTER, INNER];
  const widest = ahead.bands.at(-1);
  within(frame, ctx => {
    for (const band of ahead.bands.toReversed()) {
      if (widestOnly && band !== widest) continue;
      const path = outline(frame, ahead.time, band.upper, band.lower);
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
