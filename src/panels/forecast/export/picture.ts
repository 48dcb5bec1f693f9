// The chart as a picture that can stand alone: with its title, how far to trust it, and what its lines mean.
import type { GrafanaTheme2 } from '@grafana/data';
import type { MarkSide } from '../../../shared/frames/index.ts';
import { MARK_WORDS } from '../chart/mark-words.ts';
import { markShape } from '../chart/paint/index.ts';
import { hues } from '../hues.ts';

export interface PictureInput {
  /** Element that holds the chart's canvases. */
  readonly chart: Element;
  readonly title: string;
  /** The trust line in words. */
  readonly trust: string;
  /** What the colours mean, where several series are shown. */
  readonly series: readonly { readonly name: string; readonly color: string }[];
  /** Of what was unusual, those that are on it. */
  readonly marks: readonly MarkSide[];
  /** "GMT · hourly · to 30 Nov". */
  readonly note: string;
  readonly theme: GrafanaTheme2;
}

/** A line of a series, or a mark. */
interface Named {
  readonly name: string;
  readonly color: string;
  readonly side?: MarkSide;
}

/** CSS pixels. */
const EDGE = 16;
const TITLE = 28;
const LINE = 24;
const LEAST_RATIO = 2;

/** @returns a PNG of at least two device pixels a CSS pixel. @throws {Error} when there is nothing to take a picture of */
export async function pictureOf({ chart, title, trust, series, marks, note, theme }: PictureInput): Promise<Blob> {
  const layers = [...chart.querySelectorAll('canvas')];
  const [plot] = layers;
  if (!plot) throw new Error('there is no chart to take a picture of');
  const [width, height] = [plot.clientWidth, plot.clientHeight];
  const ratio = Math.max(LEAST_RATIO, plot.width / width);
  const canvas = document.createElement('canvas');
  const ctx = canvas.getContext('2d');
  if (!ctx) throw new Error('the browser gives no canvas');
  const inner = { width, theme, ratio };
  const lines: Named[] = series.length > 1 ? [...series] : [];
  const unusual = marks.map(side => ({ name: MARK_WORDS[side], color: hues(theme).second, side }));
  const names = namesIn(ctx, [...lines, ...unusual], inner);
  canvas.width = (width + 2 * EDGE) * ratio;
  canvas.height = (2 * EDGE + TITLE + LINE + height + LINE * (1 + (names.at(-1)?.row ?? -1) + 1)) * ratio;
  ctx.scale(ratio, ratio);
  ctx.fillStyle = theme.colors.background.primary;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  write(ctx, title, EDGE, EDGE, { theme, size: 14, weight: 500, color: theme.colors.text.primary });
  write(ctx, trust, EDGE, EDGE + TITLE, { theme, size: 12, color: theme.colors.text.secondary });
  const top = EDGE + TITLE + LINE;
  for (const layer of layers) ctx.drawImage(layer, EDGE, top, width, height);
  for (const { name, color, side, x, row } of names) {
    const y = top + height + LINE * row + 6;
    ctx.fillStyle = color;
    if (side) ctx.fill(markShape(side, x + 8, y + 6, 5));
    else ctx.fillRect(x, y + 5, 16, 2);
    write(ctx, name, x + 22, y, { theme, size: 12, color: theme.colors.text.primary });
  }
  const foot = top + height + LINE * ((names.at(-1)?.row ?? -1) + 1) + 6;
  write(ctx, note, EDGE, foot, { theme, size: 12, color: theme.colors.text.secondary });
  return blobOf(canvas);
}

interface Look {
  readonly theme: GrafanaTheme2;
  readonly size: number;
  readonly weight?: number;
  readonly color: string;
}

function write(ctx: CanvasRenderingContext2D, text: string, x: number, y: number, look: Look): void {
  const { theme, size, weight = 400, color } = look;
  ctx.font = `${weight} ${size}px ${theme.typography.fontFamily}`;
  ctx.textBaseline = 'top';
  ctx.fillStyle = color;
  ctx.fillText(text, x, y);
}

/** Names one after the other, in as many rows as they need. */
function namesIn(
  ctx: CanvasRenderingContext2D,
  all: readonly Named[],
  { width, theme }: { readonly width: number; readonly theme: GrafanaTheme2 },
) {
  ctx.font = `400 12px ${theme.typography.fontFamily}`;
  let [x, row] = [EDGE, 0];
  return all.map(({ name, color, side }) => {
    const room = ctx.measureText(name).width + 42;
    if (x > EDGE && x + room > width + EDGE) [x, row] = [EDGE, row + 1];
    const place = { name, color, side, x, row };
    x += room;
    return place;
  });
}

const blobOf = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) => {
    canvas.toBlob(
      blob => (blob ? resolve(blob) : reject(new Error('the picture is too large for this browser'))),
      'image/png',
    );
  });
