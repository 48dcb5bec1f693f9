// What all painters need of a plot: its canvas, its frame, and where values lie on it.
import type uPlot from 'uplot';

/** Everything in device pixels. */
export interface Frame {
  readonly ctx: CanvasRenderingContext2D;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Device pixels a CSS pixel. */
  readonly ratio: number;
  x(time: number): number;
  y(value: number): number;
}

export function frameOf(u: uPlot): Frame {
  const { left, top, width, height } = u.bbox;
  return {
    ctx: u.ctx,
    left,
    top,
    right: left + width,
    bottom: top + height,
    ratio: u.width > 0 ? u.ctx.canvas.width / u.width : 1,
    x: time => u.valToPos(time, 'x', true),
    y: value => u.valToPos(value, 'y', true),
  };
}

/** Paints within the plot's frame, and leaves the canvas as it was. */
export function within(frame: Frame, paint: (ctx: CanvasRenderingContext2D) => void): void {
  const { ctx, left, top, right, bottom } = frame;
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, right - left, bottom - top);
  ctx.clip();
  // uPlot leaves the dashes of its last line behind.
  ctx.setLineDash([]);
  paint(ctx);
  ctx.restore();
}

/** Text with a border in the colour behind it, so that lines below do not cut through it. */
export function haloText({ ctx, ratio }: Frame, text: string, x: number, y: number, behind: string): void {
  ctx.save();
  ctx.setLineDash([]);
  ctx.lineJoin = 'round';
  ctx.lineWidth = 3 * ratio;
  ctx.strokeStyle = behind;
  ctx.strokeText(text, x, y);
  ctx.restore();
  ctx.fillText(text, x, y);
}
