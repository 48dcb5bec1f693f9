// The scale a method works on: logarithm, square root, another power, or the values as they are.

/**
 * A power is that of Box and Cox 1964, "An analysis of transformations", without the constants that only move and stretch it, so
 * that forecasts scale with the data: "power 0.35" is v^0.35.
 */
export type Scale = 'log' | 'sqrt' | 'level' | `power ${number}`;

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
  if (scale === 'log') return Math.log(value);
  return scale === 'sqrt' ? Math.sqrt(Math.max(0, value)) : Math.max(0, value) ** powerOf(scale);
}

/** A negative root or power stands for zero, never for its square. */
export function fromScale(scale: Scale, value: number): number {
  if (scale === 'level') return value;
  if (scale === 'log') return Math.exp(value);
  if (!(value > 0)) return 0;
  return scale === 'sqrt' ? value * value : value ** (1 / powerOf(scale));
}

/** Kept from call to call: values come by the thousand, on one scale. */
let lastPower: { readonly scale: string; readonly power: number } = { scale: '', power: 1 };

function powerOf(scale: `power ${number}`): number {
  if (lastPower.scale !== scale) lastPower = { scale, power: Number(scale.slice('power '.length)) };
  return lastPower.power;
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

/** A power of 4 about as large, so that dividing by it is exact, and for the square roots too; 1 for 0. */
export function unitFor(largest: number): number {
  return largest === 0 ? 1 : 4 ** Math.min(511, Math.max(-511, Math.floor(Math.log2(largest) / 2)));
}
