// The layouts a file may have, and the choices a caller has over its columns.

/** Which columns to use and how; names are compared without regard to case. */
export interface ColumnOptions {
  /** Columns that become nothing. */
  readonly ignore?: readonly string[];
  /** The extra columns that become labels; the others are ignored. Default: all of them. */
  readonly labels?: readonly string[];
  /** Columns by name, where the file uses other words than ours. */
  readonly columns?: { readonly id?: string; readonly time?: string; readonly value?: string };
}

/** One row a point. Column positions are 0-based. */
export interface LongLayout {
  readonly format: 'long';
  readonly names: readonly string[];
  /** −1: the file holds one series, or its labels alone tell series apart. */
  readonly idColumn: number;
  readonly timeColumn: number;
  readonly valueColumn: number;
  readonly labelColumns: readonly number[];
}

/** One row a series. `stamps`: what the header gives for the cells behind the id; without it cell k has index k. */
export interface WideLayout {
  readonly format: 'wide';
  readonly hasHeader: boolean;
  readonly timeKind: 'time' | 'index';
  readonly stamps: Float64Array | undefined;
}

export type FileLayout = LongLayout | WideLayout;
