// Frames of a capacity answer: dataplane timeseries-multi with a label `role`, one value a local day, and what the days
// are made of in `meta.custom` of the frame with role 'peak'.

export const CAPACITY_ROLES = ['peak', 'lower', 'upper'] as const;
export type CapacityRole = (typeof CAPACITY_ROLES)[number];

/** One day of the time zone, or one step where steps are a day or longer. Times are ISO. */
export interface PeakDay {
  /** Its beginning. */
  readonly day: string;
  /** Steps of the forecast that fall into it; the first and the last day may be cut. */
  readonly steps: number;
  readonly peak: number;
  readonly lower: number;
  readonly upper: number;
  /** When the peak falls most often, and in how many of the possible futures; null where steps are a day or longer. */
  readonly at: string | null;
  readonly share: number | null;
  /** Chance of a value above the capacity; null without one. */
  readonly over: number | null;
}

export interface CapacityFrameCustom {
  readonly foresight: 1;
  readonly metric: string;
  readonly series_id: string | null;
  readonly capacity: number | null;
  readonly time_zone: string;
  readonly issued_at: string;
  readonly source: 'ledger' | 'computed';
  readonly days: readonly PeakDay[];
}
