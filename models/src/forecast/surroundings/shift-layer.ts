// How much of a forecast is due to lasting jumps that the history was moved over. The forecast itself stays.
import type { Component, Explanation } from '../model.ts';
import type { Layer } from './layer.ts';
import { type WorkingScale, withEffect } from './working-scale.ts';

export interface StoredShift {
  /** When, in words. */
  readonly on: string;
  readonly scale: WorkingScale;
  readonly size: number;
}

export function shiftLayer(shifts: readonly StoredShift[]): Layer {
  return {
    reach: horizon => horizon,
    outward: values => values,
    explained: inner => explained(inner, shifts),
  };
}

/** Latest first: what the level would be without it, then without the one before it. What they explain is no longer the level's. */
function explained({ point, components }: Explanation, shifts: readonly StoredShift[]): Explanation {
  let rest = point;
  const parts: Component[] = [];
  for (const { on, scale, size } of shifts.toReversed()) {
    const without = rest.map(v => withEffect(scale, v, -size));
    const values = rest.map((v, i) => v - without[i]!);
    parts.unshift({ kind: 'level-shift', name: `level shift on ${on}`, values });
    rest = without;
  }
  const due = point.map((v, i) => v - rest[i]!);
  const level = components.find(c => c.kind === 'level') ?? { kind: 'level', name: 'level', values: due.map(() => 0) };
  const lowered = { ...level, values: level.values.map((v, i) => v - due[i]!) };
  return { point, components: [lowered, ...components.filter(c => c !== level), ...parts] };
}
