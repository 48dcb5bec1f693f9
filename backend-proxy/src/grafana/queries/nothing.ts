// "No data" with its reasons.
import type { FrameSpec } from '../frames/index.ts';

/** A frame without fields says "no data"; the notices say why. */
export const nothingNumeric = (name: string, reasons: readonly string[]): FrameSpec => ({
  name,
  meta: { type: 'numeric-long', notices: reasons.map(text => ({ severity: 'warning', text })) },
  fields: [],
});
