// What others reach on the same public sets: published, or measured with Python's packages on one core.

export interface Anchor {
  readonly name: string;
  /** Whose figure it is: of all series of the set, of part of them, or of those measured here. */
  readonly of: string;
  readonly owa?: number;
  readonly smape?: number;
  readonly mase?: number;
  readonly msis95?: number;
  readonly ms?: number;
}

const PUBLISHED = 'published, all series';

/** By name of the set. OWA is against Naive2 on the same series. */
export const ANCHORS: Readonly<Record<string, readonly Anchor[]>> = {
  'M4 hourly': [
    { name: 'Card, best published', of: PUBLISHED, owa: 0.41, msis95: 6.139 },
    { name: 'winner of the competition', of: PUBLISHED, owa: 0.44 },
    { name: 'seasonal naive', of: PUBLISHED, owa: 0.627 },
    { name: 'neural benchmarks', of: PUBLISHED, owa: 0.921 },
    { name: 'Theta', of: PUBLISHED, owa: 1.006 },
    { name: 'statsforecast SeasonalNaive', of: 'measured, 104 series', owa: 0.614, smape: 14.394, mase: 1.31, ms: 0.1 },
    { name: 'MSTL(24,168)+ETS', of: 'measured, 104 series', owa: 0.619, smape: 15.204, mase: 1.23, ms: 210 },
    { name: 'ARIMA', of: PUBLISHED, msis95: 7.54 },
    { name: 'AutoETS', of: 'measured, 104 series', owa: 0.727, smape: 16.453, mase: 1.626, ms: 580 },
    { name: 'AutoCES', of: 'measured, 104 series', owa: 0.798, smape: 21.164, mase: 1.392, ms: 20 },
    { name: 'Prophet', of: 'measured, 40 series', owa: 0.888, smape: 19.498, mase: 1.716, ms: 110 },
    { name: 'DynamicOptimizedTheta', of: 'measured, 104 series', owa: 0.981, smape: 19.481, mase: 2.537, ms: 30 },
  ],
  'M4 weekly': [
    { name: 'Forecast Pro, best published', of: PUBLISHED, owa: 0.739 },
    { name: 'Card', of: PUBLISHED, owa: 0.782 },
    { name: 'winner of the competition', of: PUBLISHED, owa: 0.851 },
    { name: 'Theta', of: PUBLISHED, owa: 0.971 },
    { name: 'neural benchmarks', of: PUBLISHED, owa: 1.755 },
    { name: 'MSTL(52)', of: 'measured, these series', owa: 0.969, smape: 9.62, msis95: 22.7, ms: 119 },
    { name: 'DynamicOptimizedTheta', of: 'measured, 359 series', owa: 0.959, smape: 9.057, mase: 2.581, ms: 190 },
    { name: 'AutoTheta', of: 'measured, 359 series', owa: 0.971, smape: 9.199, mase: 2.604, ms: 520 },
    { name: 'Prophet', of: 'measured, 40 series', owa: 3.502, smape: 23.233, mase: 12.707, ms: 190 },
  ],
  'M3 monthly': [
    { name: 'DynamicOptimizedTheta', of: 'measured, these series', owa: 0.83, smape: 13.27, ms: 3 },
    { name: 'Theta', of: 'measured, these series', owa: 0.854, smape: 13.72 },
    { name: 'AutoETS', of: 'measured, these series', owa: 0.857, smape: 13.8, ms: 60 },
    { name: 'AutoTheta', of: 'measured, these series', owa: 0.88 },
    { name: 'MSTL(12)', of: 'measured, these series', owa: 0.895, smape: 14.66, msis95: 6.9, ms: 15 },
    { name: 'AutoCES', of: 'measured, these series', owa: 0.9 },
    { name: 'seasonal naive', of: 'measured, these series', owa: 1.076 },
  ],
};
