// Bands from what the method got wrong at rolling origins: any point forecast, any level from 0.50 to 0.99.

import { fromScale, type Scale, scaleFor, toScale } from '../scale.ts';
import { type SeasonKind, seasonKind } from '../season-kind.ts';
import type { Dependence } from './dependence.ts';
import type { EmpiricalBand } from './empirical.ts';
import { learnDependence } from './learn-dependence.ts';
import { type LevelRule, levelFactors } from './level-factors.ts';
import { type CalibrationInput, type Residual, relativeErrors, residualsByStep } from './residuals.ts';
import { fitSpread, type Spread, spreadAt, walkSpread } from './spread.ts';
import { usualDependence } from './usual-dependence.ts';

/** Plain JSON; all that is needed besides the point forecast. */
export type Band = ErrorBand | EmpiricalBand;

export interface ErrorBand {
  readonly kind: 'errors';
  readonly scale: Scale;
  readonly spread: Spread;
  /** Half width in spreads for the levels 0.50, 0.51 … 0.99. */
  readonly factors: readonly number[];
  /** From step to step. */
  readonly dependence: Dependence;
  /** Rolling origins behind it; 0 when it rests on step-to-step changes. */
  readonly origins: number;
}

/**
 * Two seasons have twelve origins and fill their quantiles better. The small extra width is measured: it centres the coverage at the
 * official origin and at three earlier ones of M4 around what is promised.
 */
const RULES: Readonly<Record<SeasonKind, LevelRule>> = {
  multi: { blend: 0.5, wider: 1.02 },
  long: { blend: 0.25, wider: 1.03 },
  short: { blend: 0.25, wider: 1 },
  ops: { blend: 0.25, wider: 1.03 },
  none: { blend: 0.25, wider: 1.04 },
};

/** Weight of an error one horizon older. */
const FADE = 0.5;

/**
 * Split-conformal in spirit (Vovk, Gammerman, Shafer 2005): widths are quantiles of past absolute errors, divided by a spread
 * that grows with the horizon; partly parametric, because a few origins do not fill the tails. Newer errors weigh more (Barber,
 * Candès, Ramdas, Tibshirani 2023, "Conformal prediction beyond exchangeability").
 * With fewer than 2 origins, or errors that are all 0, the average change between values a season apart stands in.
 */
export function calibrate(input: CalibrationInput): ErrorBand {
  const scale = scaleFor(input.values);
  const residuals = residualsByStep(input, scale);
  const kind = seasonKind(input.seasons);
  const rule = RULES[kind];
  const usual = usualDependence(kind, input.seasons[0] ?? 0);
  const season = input.seasons[0] ?? 1;
  if (input.validations.length < 2 || residuals.every(r => r.size === 0)) {
    const spread = walkSpread(input.values, scale, season);
    return { kind: 'errors', scale, spread, factors: levelFactors([1], rule, 8), dependence: usual, origins: 0 };
  }
  const phases = input.seasons.length > 1 ? season : 0;
  const spread = fitSpread(residuals, input.horizon, phases, input.values.length);
  const recent = fade(residuals, spread, input);
  const relative = residuals.map(r => (recent * r.size) / spreadAt(spread, r.step, r.phase));
  return {
    kind: 'errors',
    scale,
    spread,
    factors: levelFactors(relative, rule, input.validations.length),
    dependence: learnDependence(
      usual,
      relativeErrors(input, scale, (step, phase) => spreadAt(spread, step, phase)),
    ),
    origins: input.validations.length,
  };
}

/** Mean error when older ones weigh less, per mean error: above 1 where errors have grown of late. */
function fade(residuals: readonly Residual[], spread: Spread, { values, horizon }: CalibrationInput): number {
  let faded = 0;
  let weight = 0;
  let plain = 0;
  for (const r of residuals) {
    const size = r.size / spreadAt(spread, r.step, r.phase);
    const w = FADE ** ((values.length - r.phase) / horizon);
    faded += w * size;
    weight += w;
    plain += size / residuals.length;
  }
  return plain > 0 && weight > 0 ? faded / weight / plain : 1;
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
export function factorAt(factors: readonly number[], level: number): number {
  const at = Math.min(factors.length - 1, Math.max(0, (level - 0.5) * 100));
  const below = Math.floor(at);
  const above = Math.min(factors.length - 1, below + 1);
  return factors[below]! + (at - below) * (factors[above]! - factors[below]!);
}
