// What a user adds to an alert: conditions on the latest values and their bands.

/** 'require', the default: an alert only where it holds. 'suppress': no alert where it holds, nor in the silence after. */
export type Effect = 'require' | 'suppress';

/** The value that the alert is about is at least so far from what was expected. Both limits given: both must be reached. */
export interface MinimumDeviation {
  readonly kind: 'minimum-deviation';
  /** In the units of the data. */
  readonly absolute?: number;
  /** Share of the expected value, e.g. 0.2. */
  readonly relative?: number;
  readonly effect?: Effect;
}

/** At least x of the last n values were outside their band. */
export interface OutsideBand {
  readonly kind: 'outside-band';
  readonly x: number;
  readonly n: number;
  readonly effect?: Effect;
}

/** The value that the alert is about is above its band, or below. */
export interface OnlyDirection {
  readonly kind: 'direction';
  readonly only: 'up' | 'down';
  readonly effect?: Effect;
}

export type AlertRule = MinimumDeviation | OutsideBand | OnlyDirection;
