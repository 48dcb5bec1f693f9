// The scale a method works on: logarithm, square root, or the values as they are.

export type Scale = 'log' | 'sqrt' | 'level';

/** Square root steadies counts, whose spread grows with their level (Bartlett 1936); negative values rule it out. */
export function scaleFor(values: Float64Array): Scale {
  return allowedScale('sqrt', values);
}

/** The scale asked for where the data allow it: the logarithm needs values above 0, the root none below. */
export function allowedScale(asked: Scale, values: Float64Array): Scale {
  if (asked === 'level') return asked;
  let least = Number.POSITIVE_INFINITY;
  for (const v of values) if (v < least) least = v;
  if (least < 0) return 'level';
  return asked === 'log' && least <= 0 ? 'sqrt' : asked;
}

export function toScale(scale: Scale, value: number): number {
  if (scale === 'level') return value;
  return scale === 'log' ? Math.log(value) : Math.sqrt(Math.max(0, value));
}

/** A negative root stands for zero, never for its square. */
export function fromScale(scale: Scale, value: number): number {
  if (scale === 'level') return value;
  if (scale === 'log') return Math.exp(value);
  return value > 0 ? value * value : 0;
}

/** The values on every scale; each is made when it is first asked for, and shared by all who ask. */
export function scaledViews(values: Float64Array): (scale: Scale) => Float64Array {
  const made = new Map<Scale, Float64Array>([['level', values]]);
  return scale => {
    const known = made.get(scale);
    if (known !== undefined) return known;
    const view = values.map(v => toScale(scale, v));
    made.set(scale, view);
    return view;
  };
}
