// Frames of an anomaly answer: dataplane timeseries-multi with a label `role`, or rows of findings.

/** score: 0 to 100; direction: 1 above the band, -1 below, 0 inside. */
export const ANOMALY_ROLES = ['actual', 'expected', 'lower', 'upper', 'score', 'direction'] as const;
export type AnomalyRole = (typeof ANOMALY_ROLES)[number];

/** Roles that are no values of the series: what was thought of them. */
export const JUDGEMENT_ROLES: readonly string[] = ['expected', 'score', 'direction'] satisfies AnomalyRole[];

/** The least sensitive setting that still tells of it. */
export const ANOMALY_SEVERITIES = ['sensitive', 'normal', 'serious'] as const;
export type AnomalySeverity = (typeof ANOMALY_SEVERITIES)[number];

/** Promised share of values within the band. */
export const ANOMALY_LEVEL = 0.99;

/** `meta.custom` of each frame. */
export interface AnomalyFrameCustom {
  readonly foresight: 1;
  readonly metric: string;
  /** Values needed before patterns can alert, and how many there are. */
  readonly learning: { readonly needs: number; readonly has: number };
  /** Milliseconds that each row stands for; 0: the slots of the series themselves. */
  readonly bucket_ms: number;
}
