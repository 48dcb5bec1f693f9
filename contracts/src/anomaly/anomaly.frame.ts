// Frames of an anomaly answer: dataplane timeseries-multi with a label `role`, or rows of findings.
import type { SeriesAnomalies } from './anomaly.schema.ts';

/** score: 0 to 100; direction: 1 above the band, -1 below, 0 inside. */
export const ANOMALY_ROLES = ['actual', 'expected', 'lower', 'upper', 'score', 'direction'] as const;
export type AnomalyRole = (typeof ANOMALY_ROLES)[number];

/** Roles that are no values of the series: what was thought of them. */
export const JUDGEMENT_ROLES: readonly string[] = ['expected', 'score', 'direction'] satisfies AnomalyRole[];

/** Promised share of values within the band. */
export const ANOMALY_LEVEL = 0.99;

/** `meta.custom` of each frame of a series and role. */
export interface AnomalyFrameCustom {
  readonly foresight: 1;
  readonly metric: string;
  /** Values needed before patterns can alert, and how many there are. */
  readonly learning: { readonly needs: number; readonly has: number };
  /** Milliseconds that each row stands for; 0: the slots of the series themselves. */
  readonly bucket_ms: number;
}

/** `meta.custom` of the first frame of an answer, beside what else it has. */
export interface AnomaliesCustom {
  readonly foresight: 1;
  readonly anomalies: readonly SeriesAnomalies[];
}
