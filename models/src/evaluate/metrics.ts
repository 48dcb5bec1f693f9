// Scores of a forecast against the truth. Arrays have one length; steps whose truth is NaN are left out.

/** Mean of `term` over the steps with a truth; NaN when there are none. */
function meanOver(actual: Float64Array, term: (i: number) => number): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < actual.length; i++) {
    if (Number.isNaN(actual[i]!)) continue;
    sum += term(i);
    count++;
  }
  return count === 0 ? Number.NaN : sum / count;
}

/** Mean absolute error, in the units of the data. */
export function mae(actual: Float64Array, forecast: Float64Array): number {
  return meanOver(actual, i => Math.abs(actual[i]! - forecast[i]!));
}

/** Root mean squared error, in the units of the data; squares of large errors do not overflow. */
export function rmse(actual: Float64Array, forecast: Float64Array): number {
  const size = actual.reduce((most, v, i) => (Number.isNaN(v) ? most : Math.max(most, Math.abs(v - forecast[i]!))), 0);
  if (size === 0 || !Number.isFinite(size)) return meanOver(actual, () => size);
  return size * Math.sqrt(meanOver(actual, i => ((actual[i]! - forecast[i]!) / size) ** 2));
}

/** Mean of forecast − truth, in the units of the data: above 0 when the forecast is too high. */
export function bias(actual: Float64Array, forecast: Float64Array): number {
  return meanOver(actual, i => forecast[i]! - actual[i]!);
}

/** Mean of 200·|y−f| ÷ (|y|+|f|), 0 to 200; two zeros count as no error (M4: Makridakis, Spiliotis, Assimakopoulos 2020). */
export function smape(actual: Float64Array, forecast: Float64Array): number {
  return meanOver(actual, i => {
    const size = Math.abs(actual[i]!) + Math.abs(forecast[i]!);
    return size === 0 ? 0 : (200 * Math.abs(actual[i]! - forecast[i]!)) / size;
  });
}

/** Mean absolute percentage error, in percent; infinite where a truth is 0 and the forecast is not. */
export function mape(actual: Float64Array, forecast: Float64Array): number {
  return meanOver(actual, i => {
    const error = Math.abs(actual[i]! - forecast[i]!);
    return error === 0 ? 0 : (100 * error) / Math.abs(actual[i]!);
  });
}

/** Sum of absolute errors ÷ sum of absolute truths, in percent (Kolassa and Schütz 2007, MAD/Mean ratio). */
export function wape(actual: Float64Array, forecast: Float64Array): number {
  const error = mae(actual, forecast);
  return error === 0 ? 0 : (100 * error) / meanOver(actual, i => Math.abs(actual[i]!));
}

/**
 * Mean absolute change over one season, the scale of MASE and MSIS (Hyndman and Koehler 2006).
 * @param history values before the origin; NaN pairs are left out
 * @param season in steps; 1 for none
 */
export function seasonalScale(history: Float64Array, season: number): number {
  let sum = 0;
  let count = 0;
  for (let t = season; t < history.length; t++) {
    const change = Math.abs(history[t]! - history[t - season]!);
    if (Number.isNaN(change)) continue;
    sum += change;
    count++;
  }
  return count === 0 ? Number.NaN : sum / count;
}

/** Mean absolute scaled error: MAE ÷ seasonalScale of the history (Hyndman and Koehler 2006). */
export function mase(actual: Float64Array, forecast: Float64Array, history: Float64Array, season: number): number {
  return mae(actual, forecast) / seasonalScale(history, season);
}

export interface PointScore {
  readonly smape: number;
  readonly mase: number;
}

/** Overall weighted average: mean of sMAPE and MASE, each relative to Naive2 (M4). Below 1 beats Naive2. */
export function owa(score: PointScore, naive2: PointScore): number {
  return 0.5 * (score.smape / naive2.smape + score.mase / naive2.mase);
}

/** Mean quantile loss (Koenker and Bassett 1978). @param tau 0 to 1 */
export function pinball(actual: Float64Array, forecast: Float64Array, tau: number): number {
  return meanOver(actual, i => {
    const error = actual[i]! - forecast[i]!;
    return error >= 0 ? tau * error : (tau - 1) * error;
  });
}

/** Share of truths within the limits, 0 to 1. */
export function coverage(actual: Float64Array, lower: Float64Array, upper: Float64Array): number {
  return meanOver(actual, i => (actual[i]! >= lower[i]! && actual[i]! <= upper[i]! ? 1 : 0));
}

/** A band and what it promises, e.g. 0.95. */
export interface ScoredBand {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly level: number;
}

/** Mean of width plus 2/(1−level) times what falls outside, in the units of the data (Gneiting and Raftery 2007). */
export function intervalScore(actual: Float64Array, { lower, upper, level }: ScoredBand): number {
  const penalty = 2 / (1 - level);
  return meanOver(actual, i => {
    const below = Math.max(0, lower[i]! - actual[i]!);
    const above = Math.max(0, actual[i]! - upper[i]!);
    return upper[i]! - lower[i]! + penalty * (below + above);
  });
}

/** Mean scaled interval score: intervalScore ÷ seasonalScale of the history (M4). */
export function msis(actual: Float64Array, band: ScoredBand, history: Float64Array, season: number): number {
  return intervalScore(actual, band) / seasonalScale(history, season);
}
