// How unusual a finding is, by the settings of the detector.

/** The least sensitive setting that still tells of it. */
export const ANOMALY_SEVERITIES = ['sensitive', 'normal', 'serious'] as const;
export type AnomalySeverity = (typeof ANOMALY_SEVERITIES)[number];
