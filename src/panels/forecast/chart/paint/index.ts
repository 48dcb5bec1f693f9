// What the chart paints beside uPlot's lines.
export { paintBands } from './bands.ts';
export { frameOf } from './canvas.ts';
export { paintFuture, paintMark } from './future.ts';
