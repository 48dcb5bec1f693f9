// The frames of a forecast answer, as the service writes and the panels read them: dataplane timeseries-multi, one
// frame a series and role. Which series a frame belongs to is told by its labels without `role` and `level`.
import type { Crossing } from '../query/index.ts';
import type { Trust } from './forecast.schema.ts';

export const FORECAST_ROLES = ['actual', 'forecast', 'lower', 'upper'] as const;
/** What the numbers of a frame are: history, point forecast, or a limit of a band. */
export type ForecastRole = (typeof FORECAST_ROLES)[number];

/** The panel that these frames are made for: Explore shows them in it. */
export const FORECAST_PANEL_ID = 'foresight-forecast-panel';

/** Label with the role of the frame. */
export const ROLE_LABEL = 'role';
/** Label with the level of a band, e.g. '0.95'; on lower and upper only. */
export const LEVEL_LABEL = 'level';
export const TIME_FIELD = 'time';
export const VALUE_FIELD = 'value';

/** The step of a series: milliseconds or whole months. */
export interface FrameStep {
  readonly unit: 'ms' | 'month';
  readonly count: number;
}

/** `meta.custom` of the frame with role 'forecast'. */
export interface ForecastFrameCustom {
  /** Version of this object. */
  readonly foresight: 1;
  /** null for a sum over several series. */
  readonly series_id: string | null;
  readonly metric: string;
  /** What was asked for. */
  readonly model: string;
  /** What made the numbers. */
  readonly method: string;
  readonly model_version: string;
  /** null when the answer was computed for this question. */
  readonly run_id: string | null;
  /** ISO time when this was said. */
  readonly issued_at: string;
  /** ISO time of the last value the forecast knew. */
  readonly origin: string;
  readonly step: FrameStep;
  readonly trust: Trust;
  /** What was done to the data or the question. */
  readonly adjustments: readonly string[];
  /** 'ledger': the stored forecast; 'computed': made for this question. */
  readonly source: 'ledger' | 'computed';
  /** Of each limit and goal of the query, in its order. */
  readonly crossings?: readonly Crossing[];
  /** Why they are not known: the forecast has run out, or the data stopped. */
  readonly crossings_refusal?: string;
  /** ISO time that was asked for, where the answer is a replay of the ledger. */
  readonly as_of?: string;
  /** In a replay of one series: what seasonal naive would have said then, a value a row; null where it could not. */
  readonly naive?: readonly (number | null)[];
}

/** Why a series has no forecast, with numbers where they are known. */
export interface ForecastRefusal {
  readonly reason: string;
  /** Points it takes. */
  readonly needs?: number;
  /** Points there are. */
  readonly has?: number;
}

/** `meta.custom` of the frame with role 'actual'. */
export interface ActualFrameCustom {
  readonly foresight: 1;
  readonly series_id: string | null;
  readonly metric: string;
  readonly foresight_refusal?: ForecastRefusal;
  /** Milliseconds that each value is the mean of, where there are more points than the picture has room for. */
  readonly mean_of_ms?: number;
}

/** The labels of a series in a frame: its own ones named `role` or `level` are moved to `exported_…`, as Prometheus does. */
export function frameLabels(
  own: Readonly<Record<string, string>>,
  role: ForecastRole,
  level?: number,
): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const [name, value] of Object.entries(own)) {
    labels[name === ROLE_LABEL || name === LEVEL_LABEL ? `exported_${name}` : name] = value;
  }
  labels[ROLE_LABEL] = role;
  if (level !== undefined) labels[LEVEL_LABEL] = String(level);
  return labels;
}

/** The labels that tell which series a frame belongs to: all but `role` and `level`. */
export function seriesLabels(labels: Readonly<Record<string, string>>): Record<string, string> {
  const { [ROLE_LABEL]: _role, [LEVEL_LABEL]: _level, ...own } = labels;
  return own;
}

/** Equal for the frames of one series, whatever the order of their labels. */
export function seriesKey(labels: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(seriesLabels(labels)).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
