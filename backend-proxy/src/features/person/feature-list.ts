// The features of a person, by name and in words a manager reads. All look back from one moment; none looks past it.

/** Another number, another meaning: kept beside what was learned from them. */
export const PERSON_FEATURES_VERSION = 1;

export const PERSON_FEATURES = {
  recency_days: 'Days since the last event',
  tenure_days: 'Days since the first event',
  events_1d: 'Events in the last day',
  events_7d: 'Events in the last 7 days',
  events_30d: 'Events in the last 30 days',
  events_90d: 'Events in the last 90 days',
  events_total: 'Events ever',
  active_days_7d: 'Days with an event among the last 7',
  active_days_30d: 'Days with an event among the last 30',
  active_days_90d: 'Days with an event among the last 90',
  active_days_total: 'Days with an event ever',
  sessions_7d: 'Visits that went on in the last 7 days',
  sessions_30d: 'Visits that went on in the last 30 days',
  sessions_90d: 'Visits that went on in the last 90 days',
  sessions_total: 'Visits ever',
  value_7d: 'Sum of values in the last 7 days',
  value_30d: 'Sum of values in the last 30 days',
  value_90d: 'Sum of values in the last 90 days',
  value_total: 'Sum of values ever',
  names_7d: 'Different kinds of events in the last 7 days',
  names_30d: 'Different kinds of events in the last 30 days',
  names_90d: 'Different kinds of events in the last 90 days',
  names_total: 'Different kinds of events ever',
  trend_7d: 'Last 7 days against the 7 before: −1 all then, 0 the same, 1 all now; missing without events in both',
  trend_30d: 'Last 30 days against the 30 before, in the same way',
} as const;

export type PersonFeature = keyof typeof PERSON_FEATURES;
export const PERSON_FEATURE_NAMES = Object.keys(PERSON_FEATURES) as PersonFeature[];
