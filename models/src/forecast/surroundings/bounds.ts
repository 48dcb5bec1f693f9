// Bounds around everything else: effects may not lead out of them.
import type { Adjustment, Explanation, FitOptions } from '../model.ts';
import type { Layer } from './layer.ts';

/** Plain JSON. */
export interface StoredBounds {
  readonly lower: number | null;
  readonly upper: number | null;
}

export function boundsLayer({ lower, upper }: StoredBounds): Layer {
  const low = lower ?? -Number.MAX_VALUE;
  const high = upper ?? Number.MAX_VALUE;
  // `+ 0` turns -0 into 0, which JSON could not tell apart.
  const outward = (values: Float64Array) => values.map(v => Math.min(high, Math.max(low, v)) + 0);
  return {
    reach: horizon => horizon,
    outward,
    explained: ({ point, components }): Explanation => {
      const kept = outward(point);
      const values = kept.map((v, i) => v - point[i]!);
      if (values.every(v => v === 0)) return { point: kept, components };
      return { point: kept, components: [...components, { kind: 'rest', name: 'kept within the bounds', values }] };
    },
  };
}

/** Says when the history itself was outside: then the bounds, not the data, make the forecast. */
export function boundsNote(values: Float64Array, { lower, upper }: NonNullable<FitOptions['bounds']>): Adjustment[] {
  const below = values.filter(v => Number.isFinite(v) && v < (lower ?? -Number.MAX_VALUE)).length;
  const above = values.filter(v => Number.isFinite(v) && v > (upper ?? Number.MAX_VALUE)).length;
  if (below + above === 0) return [];
  const sides = [
    ...(below > 0 ? [`${below} below the lower bound ${lower}`] : []),
    ...(above > 0 ? [`${above} above the upper bound ${upper}`] : []),
  ];
  const text = `of ${values.length} values ${sides.join(' and ')}: the forecast stays within all the same`;
  return [{ kind: 'bounds', text }];
}
