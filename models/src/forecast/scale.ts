// The scale a method works on: square root where the data allow it, else as they are.

export type Scale = 'sqrt' | 'level';

/** Square root steadies counts, whose spread grows with their level (Bartlett 1936); negative values rule it out. */
export function scaleFor(values: Float64Array): Scale {
  for (const v of values) if (v < 0) return 'level';
  return 'sqrt';
}

export function toScale(scale: Scale, value: number): number {
  return scale === 'sqrt' ? Math.sqrt(Math.max(0, value)) : value;
}

/** A negative root stands for zero, never for its square. */
export function fromScale(scale: Scale, value: number): number {
  if (scale === 'level') return value;
  return value > 0 ? value * value : 0;
}
