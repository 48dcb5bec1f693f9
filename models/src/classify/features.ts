// The rows that a classifier learns from: typed columns, missing values included.

export interface NumericFeature {
  readonly kind: 'numeric';
  readonly name: string;
  /** A value a row; NaN where it is missing. */
  readonly values: Float64Array;
}

export interface CategoryFeature {
  readonly kind: 'category';
  readonly name: string;
  /** Index into `names` a row; -1 where it is missing. */
  readonly codes: Int32Array;
  readonly names: readonly string[];
}

export type Feature = NumericFeature | CategoryFeature;

export interface FeatureTable {
  readonly rows: number;
  /** Each with `rows` values. */
  readonly features: readonly Feature[];
}
