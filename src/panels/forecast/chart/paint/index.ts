// What the chart paints beside uPlot's lines.
export { paintAsOf, paintMisses } from './as-of.ts';
export { paintBands } from './bands.ts';
export { type Frame, frameOf, within } from './canvas.ts';
export { paintFuture, paintMark } from './future.ts';
export { paintLate } from './late.ts';
export { markShape, paintMarks } from './marks.ts';
export { paintThresholds } from './thresholds.ts';
