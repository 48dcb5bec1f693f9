// What schemas allow, as plain numbers and texts: for editors that say so before anything is sent.

/** Steps ahead, from and to. */
export const HORIZON_LIMITS = { least: 1, most: 10_000 } as const;
/** Promised share of truths inside a band, from and to. */
export const LEVEL_LIMITS = { least: 0.5, most: 0.99 } as const;
export const MOST_LEVELS = 10;
export const MOST_MATCHERS = 20;
/** Characters of what a label is compared with: room for a variable that has a thousand values. */
export const LONGEST_VALUE = 50_000;
/** Holiday calendars of one question. */
export const MOST_CALENDARS = 10;
/** Dates of one question's own. */
export const MOST_EVENTS = 1_000;
export const LONGEST_EVENT_NAME = 200;
/** Other metrics that one question reckons with. */
export const MOST_REGRESSORS = 10;
/** A day, or a moment with or without its zone, as a regular expression: 2026-11-27, 2026-11-27T18:00, 2026-11-27T17:00:00Z. */
export const MOMENT =
  '^(\\d{4})-(\\d{2})-(\\d{2})(?:[T ](\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,3}))?)?(Z|[+-]\\d{2}:?\\d{2})?)?$';
/** Limits and goals of one query. */
export const MOST_THRESHOLDS = 10;
/** Adjustments of one scenario. */
export const MOST_ADJUSTMENTS = 100;
/** Days of the list of highest peaks. */
export const MOST_PEAKS = 100;
/** Labels of a hierarchy. */
export const MOST_HIERARCHY = 5;
/** A name of a metric, as a regular expression. */
export const METRIC_NAME = '^[A-Za-z_][A-Za-z0-9_.:-]*$';
/** Series and points, of all series, that may come with a question. */
export const MOST_GIVEN_SERIES = 100;
export const MOST_GIVEN_POINTS = 200_000;
/** Series that one anomaly query reads, and their values. */
export const MOST_ANOMALY_SERIES = 100;
export const MOST_ANOMALY_POINTS = 2_000_000;
/** Values that a rule on anomalies looks back to. */
export const MOST_LOOKED_BACK = 1_000;
