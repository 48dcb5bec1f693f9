// Bands from what the method got wrong at rolling origins: any point forecast, any level from 0.50 to 0.99.

import { fromScale, type Scale, scaleFor, toScale } from '../scale.ts';
import { type SeasonKind, seasonKind } from '../season-kind.ts';
import type { EmpiricalBand } from './empirical.ts';
import { levelFactors } from './level-factors.ts';
import { type CalibrationInput, type Residual, residualsByStep } from './residuals.ts';
import { fitSpread, type Spread, spreadAt, walkSpread } from './spread.ts';

/** Plain JSON; all that is needed besides the point forecast. */
export type Band = ErrorBand | EmpiricalBand;

export interface ErrorBand {
  readonly kind: 'errors';
  readonly scale: Scale;
  readonly spread: Spread;
  /** Half width in spreads for the levels 0.50, 0.51 … 0.99. */
  readonly factors: readonly number[];
  /** Rolling origins behind it; 0 when it rests on step-to-step changes. */
  readonly origins: number;
}

/** Empirical share `blend`; corrections at 0.80 and 0.95. Measured on M4 and M3 series, see the accuracy test. */
const CORRECTIONS: Readonly<Record<SeasonKind, { blend: number; at80: number; at95: number }>> = {
  multi: { blend: 0.5, at80: 1.04, at95: 1.1 },
  long: { blend: 0.25, at80: 1, at95: 1.04 },
  short: { blend: 0.25, at80: 0.98, at95: 1 },
  ops: { blend: 0.25, at80: 0.98, at95: 1 },
  none: { blend: 0.25, at80: 1.15, at95: 1.2 },
};

/**
 * Split-conformal in spirit (Vovk, Gammerman, Shafer 2005): widths are quantiles of past absolute errors, divided by a spread
 * that grows with the horizon; half parametric, because a few origins do not fill the tails.
 * With fewer than 2 origins, or errors that are all 0, the average change between values a season apart stands in.
 */
export function calibrate(input: CalibrationInput): ErrorBand {
  const scale = scaleFor(input.values);
  const residuals = residualsByStep(input, scale);
  const correction = CORRECTIONS[seasonKind(input.seasons)];
  const season = input.seasons[0] ?? 1;
  if (input.validations.length < 2 || residuals.every(r => r.size === 0)) {
    const spread = walkSpread(input.values, scale, season);
    return { kind: 'errors', scale, spread, factors: levelFactors([1], correction, 8), origins: 0 };
  }
  const phases = input.seasons.length > 1 ? season : 0;
  const spread = fitSpread(residuals, input.horizon, phases, input.values.length);
  const relative = residuals.map((r: Residual) => r.size / spreadAt(spread, r.step, r.phase));
  return {
    kind: 'errors',
    scale,
    spread,
    factors: levelFactors(relative, correction, input.validations.length),
    origins: input.validations.length,
  };
}

export interface Limits {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/**
 * @param point forecast in the scaled units of the calibration, for steps 1, 2, …; steps beyond the calibrated horizon
 * continue the line of the spread
 * @param level 0.5 to 0.99
 */
export function bandLimits(band: Band, point: Float64Array, level: number): Limits {
  if (band.kind === 'empirical') return constantLimits(band, point, level);
  const factor = factorAt(band.factors, level);
  const lower = new Float64Array(point.length);
  const upper = new Float64Array(point.length);
  for (let i = 0; i < point.length; i++) {
    const width = factor * spreadAt(band.spread, i + 1);
    const centre = toScale(band.scale, point[i]!);
    // The root and its square need not meet again in floating point; the point never leaves its band.
    lower[i] = width === 0 ? point[i]! : Math.min(point[i]!, fromScale(band.scale, centre - width));
    upper[i] = width === 0 ? point[i]! : Math.max(point[i]!, fromScale(band.scale, centre + width));
  }
  return { lower, upper };
}

function constantLimits(band: EmpiricalBand, point: Float64Array, level: number): Limits {
  const low = factorAt(band.lower, level);
  const high = factorAt(band.upper, level);
  return { lower: point.map(v => Math.min(v, low)), upper: point.map(v => Math.max(v, high)) };
}

/** Between two levels on the straight line. */
function factorAt(factors: readonly number[], level: number): number {
  const at = Math.min(factors.length - 1, Math.max(0, (level - 0.5) * 100));
  const below = Math.floor(at);
  const above = Math.min(factors.length - 1, below + 1);
  return factors[below]! + (at - below) * (factors[above]! - factors[below]!);
}
