// A member a pool would like to have, and what becomes of the wish on a given series.
import type { PointMethod } from '../methods/index.ts';
import type { Candidate } from '../pool/index.ts';
import { allowedScale, type Scale } from '../scale.ts';

export interface Wish {
  /** Taken where the values allow it; else the next simpler one. */
  readonly scale: Scale;
  readonly method: PointMethod;
}

/** Those the values are enough for; two that come to the same are taken once. */
export function granted(wishes: readonly Wish[], values: Float64Array): Candidate[] {
  const out = new Map<string, Candidate>();
  for (const { method, scale: asked } of wishes) {
    if (!method.fits(values.length)) continue;
    const scale = allowedScale(asked, values);
    out.set(`${method.name}/${scale}`, { method, scale });
  }
  return [...out.values()];
}
