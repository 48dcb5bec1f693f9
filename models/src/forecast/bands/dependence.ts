// How the errors of one forecast hang together: whether a step that comes out high makes the next ones high too.

/**
 * Plain JSON. The standardised error of step i is a sum of three independent parts:
 * - slow: the level drifts away, as a random walk under noise does; its share is slow · i / (i + growth), and what is left of it
 *   from step i to step j is (i / j)^fade;
 * - fast: a stretch runs high or low: persistence^(j − i), and partly again one season later;
 * - the rest is noise of each step alone.
 * All of them times a size that the whole forecast shares: how far off it is as a whole is not known beforehand.
 */
export interface Dependence {
  /** Share of the variance, far ahead. */
  readonly slow: number;
  /** Steps ahead at which half of that share is reached. */
  readonly growth: number;
  readonly fade: number;
  /** Share of the variance; slow + fast are at most 1. */
  readonly fast: number;
  /** Below 1. */
  readonly persistence: number;
  /** Steps of the season after which the fast part comes back, 0 for none. */
  readonly season: number;
  /** Correlation of a stretch with that of one season earlier. */
  readonly repeat: number;
  /** Part of the variance that differs from forecast to forecast, 0 to 1: its square is 1 − size + size · E, E exponential. */
  readonly size: number;
}

/** Root of the slow part's share at a step, when it had all of the variance. */
export function slowLoading(step: number, growth: number): number {
  return Math.sqrt(step / (step + growth));
}

/** Correlation of the fast part so many steps apart: an autoregression whose shocks come back season by season. */
export function fastCorrelation({ persistence, season, repeat }: Dependence, apart: number): number {
  const at = (lag: number) => persistence ** Math.abs(lag);
  if (season === 0) return at(apart);
  const shifted = at(apart - season) + at(apart + season) + repeat * at(apart - 2 * season);
  return (at(apart) + repeat * shifted) / (1 + 2 * repeat * at(season));
}
