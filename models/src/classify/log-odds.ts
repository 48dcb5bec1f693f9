// Probabilities and log-odds, one into the other.

/** 1 / (1 + e^-x) without overflow. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
}

/** ln(p / (1 - p)); infinite at 0 and 1. */
export const logit = (p: number): number => Math.log(p / (1 - p));

/** ln(1 + e^x) without overflow: the log-loss of a row with label 0 and log-odds x. */
export const softplus = (x: number): number => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)));

export const probabilities = (logOdds: Float64Array): Float64Array => logOdds.map(sigmoid);
