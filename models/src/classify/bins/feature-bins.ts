// How a column becomes bins 0 to 254: learned once from the training rows, kept in the artefact, used by every scoring.
import type { Feature, FeatureTable } from '../features.ts';
import { categoryNames } from './category-names.ts';
import { numericBounds } from './numeric-bounds.ts';

export interface NumericBins {
  readonly kind: 'numeric';
  readonly name: string;
  /** Largest value of each bin, ascending; the last is Infinity. */
  readonly bounds: Float64Array;
}

export interface CategoryBins {
  readonly kind: 'category';
  readonly name: string;
  /** The category of each bin; all others count as missing. */
  readonly names: readonly string[];
}

export type FeatureBins = NumericBins | CategoryBins;

/** Bins of values; the bin of this number is for what is missing. */
export const valueBins = (bins: FeatureBins): number =>
  bins.kind === 'numeric' ? bins.bounds.length : bins.names.length;

export function learnBins(table: FeatureTable): FeatureBins[] {
  return table.features.map(binsOf);
}

function binsOf(feature: Feature): FeatureBins {
  const { kind, name } = feature;
  if (kind === 'numeric') return { kind, name, bounds: numericBounds(feature.values) };
  return { kind, name, names: categoryNames(feature) };
}
