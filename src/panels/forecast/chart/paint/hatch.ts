// The 45° hatch of what is not to be trusted.

/** Distance of the lines and their width, in CSS pixels. */
const DISTANCE = 6;
const WIDTH = 1.2;

/** @param ratio device pixels a CSS pixel */
export function hatch(ctx: CanvasRenderingContext2D, color: string, ratio: number): CanvasPattern | string {
  const size = Math.round(DISTANCE * Math.SQRT2 * ratio);
  const tile = document.createElement('canvas');
  tile.width = size;
  tile.height = size;
  const pen = tile.getContext('2d');
  if (!pen) return color;
  pen.strokeStyle = color;
  pen.lineWidth = WIDTH * ratio;
  // The outer two complete the corners, so that tiles meet without a seam.
  for (const shift of [-size, 0, size]) {
    pen.beginPath();
    pen.moveTo(shift, size);
    pen.lineTo(shift + size, 0);
    pen.stroke();
  }
  return ctx.createPattern(tile, 'repeat') ?? color;
}
