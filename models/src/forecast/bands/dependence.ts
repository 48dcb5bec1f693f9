// How the errors of one forecast hang together: whether a step that comes out high makes the next ones high too.

/** Plain JSON. Correlation of steps i < j: shared + (1 − shared) · persistence^(j − i). */
export interface Dependence {
  /** Part of the variance that all steps of a forecast share, 0 to 1: the level was off. */
  readonly shared: number;
  /** Correlation of the rest from one step to the next, 0 to 1. */
  readonly persistence: number;
}

/** Where nothing else is known. */
export const PRIOR: Dependence = { shared: 0.3, persistence: 0.7 };
