// A data frame as query types write it: plain data, one form for Arrow and JSON. Members follow Grafana's own words.

export type FrameType =
  | 'timeseries-multi'
  | 'timeseries-wide'
  | 'timeseries-long'
  | 'numeric-multi'
  | 'numeric-wide'
  | 'numeric-long'
  | 'table';

export interface Notice {
  readonly severity: 'info' | 'warning' | 'error';
  readonly text: string;
}

/** What Grafana knows about a frame; everything of ours goes to `custom`. The version of the type is set on the wire. */
export interface FrameMeta {
  readonly type: FrameType;
  readonly notices?: readonly Notice[];
  readonly custom?: object;
  /** Id of the panel that Explore shows the frame in. */
  readonly preferredVisualisationPluginId?: string;
}

export interface FieldConfig {
  readonly displayName?: string;
  /** Grafana's id of a unit, e.g. 'ms'. */
  readonly unit?: string;
}

interface FieldHead {
  readonly name: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly config?: FieldConfig;
}

/**
 * Times are epoch milliseconds. Times and numbers are never empty (NaN is a number), unless the column is `nullable`: then
 * NaN is an empty cell. Of a nullable number a rule takes an empty cell as "no data"; times may be it in tables only.
 * Texts may be null.
 */
export type FieldSpec = FieldHead &
  (
    | { readonly type: 'time' | 'number'; readonly values: Float64Array; readonly nullable?: boolean }
    | { readonly type: 'string'; readonly values: readonly (string | null)[] }
  );

export interface FrameSpec {
  readonly name: string;
  readonly meta: FrameMeta;
  /** Columns of equal length; none at all says "no data". */
  readonly fields: readonly FieldSpec[];
  /** Frames with equal keys are equal: their bytes may be kept. Absent: encoded each time. */
  readonly key?: string;
}

/** Version of the dataplane types. */
export const TYPE_VERSION = [0, 1] as const;

/** `meta` as it stands on the wire. */
export const wireMeta = (meta: FrameMeta): object => ({ ...meta, typeVersion: TYPE_VERSION });

export const isNullable = (spec: FieldSpec): boolean => spec.type === 'string' || spec.nullable === true;
