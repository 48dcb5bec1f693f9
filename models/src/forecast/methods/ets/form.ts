// The forms of exponential smoothing that are chosen from: error, trend, season.

export interface Form {
  /** Errors of the same size everywhere, or in proportion to the level. */
  readonly error: 'A' | 'M';
  /** None, a straight one, one that fades. */
  readonly trend: 'N' | 'A' | 'Ad';
  /** None, added, or multiplied. */
  readonly season: 'N' | 'A' | 'M';
}

const TRENDS = ['N', 'A', 'Ad'] as const;

/**
 * The stable forms, simplest first. Additive errors with a multiplied season, and multiplied trends, are left out: their variance is
 * infinite or their forecasts run away (Hyndman, Koehler, Ord, Snyder 2008, chapter 15).
 */
export const FORMS: readonly Form[] = (['N', 'A', 'M'] as const).flatMap(season =>
  TRENDS.flatMap(trend =>
    (['A', 'M'] as const).flatMap(error => (season === 'M' && error === 'A' ? [] : [{ error, trend, season }])),
  ),
);

/** As the literature writes it, e.g. "ETS(M,Ad,M)". */
export function formName({ error, trend, season }: Form): string {
  return `ETS(${error},${trend},${season})`;
}

/** Numbers estimated: constants, first states, and the spread of the errors. @param cycle length of the season, whose phases sum to 0 */
export function countParameters({ trend, season }: Form, cycle: number): number {
  const ofTrend = { N: 0, A: 2, Ad: 3 }[trend];
  return 3 + ofTrend + (season === 'N' ? 0 : cycle);
}
