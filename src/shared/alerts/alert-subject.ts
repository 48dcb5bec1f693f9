// What rules are to be about, and what the blanks begin with.
import type { AlertRule, LabelMatcher, Threshold } from '@foresight/contracts';

export interface AlertSubject {
  /** What a person calls it. */
  readonly title: string;
  readonly datasourceUid: string;
  readonly metric: string;
  readonly labels?: readonly LabelMatcher[];
  readonly groupBy?: readonly string[];
  readonly horizon?: number;
  /** The limit to begin with. */
  readonly limit: Threshold;
  /** Interval of the series, ms. */
  readonly stepMs?: number;
  readonly dashboardUid?: string;
  readonly panelId?: number;
}

/** The three sentences as they are first shown. */
export function firstRules({ metric, labels, groupBy, horizon, limit }: AlertSubject): AlertRule[] {
  const subject = { metric, ...(labels?.length ? { labels: [...labels] } : {}) };
  const series = { ...subject, ...(groupBy ? { groupBy: [...groupBy] } : {}) };
  return [
    { kind: 'breach', ...series, limit, ...(horizon === undefined ? {} : { horizon }), probability: 0.2 },
    { kind: 'outside', ...series, x: 3, n: 5, direction: 'both', sensitivity: 'normal' },
    { kind: 'distrust', ...subject, sign: 'healthy' },
  ];
}
