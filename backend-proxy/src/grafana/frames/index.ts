// Data frames: plain data, and its two forms on the wire.
export { encodeArrow } from './encode-arrow.ts';
export { encodeJson } from './encode-json.ts';
export { type FrameEncoder, frameEncoder } from './encoder.ts';
export type { FieldConfig, FieldSpec, FrameMeta, FrameSpec, Notice } from './frame-spec.ts';
export { type NumericColumn, type NumericRow, numericLong } from './numeric-long.ts';
