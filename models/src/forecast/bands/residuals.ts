// Absolute errors of the forecasts made at rolling origins.

import { type Scale, toScale } from '../scale.ts';

/** A forecast made at a rolling origin, all of it from values before that origin. */
export interface Validation {
  /** Number of values before the origin. */
  readonly origin: number;
  readonly forecast: Float64Array;
}

export interface CalibrationInput {
  /** Without gaps, scaled to about 1. */
  readonly values: Float64Array;
  /** 1 where the value was filled in: not a truth to compare with. */
  readonly missing: Uint8Array;
  readonly seasons: readonly number[];
  /** Steps ahead that the validations cover. */
  readonly horizon: number;
  readonly validations: readonly Validation[];
}

export interface Residual {
  /** Steps ahead, 1 or more. */
  readonly step: number;
  /** Index of the value that was forecast. */
  readonly phase: number;
  /** Absolute error on the given scale. */
  readonly size: number;
}

/** Only steps whose truth was really seen. */
export function residualsByStep(input: CalibrationInput, scale: Scale): Residual[] {
  const { values, missing } = input;
  const out: Residual[] = [];
  for (const { origin, forecast } of input.validations) {
    const steps = Math.min(forecast.length, values.length - origin);
    for (let i = 0; i < steps; i++) {
      const t = origin + i;
      if (missing[t] === 1) continue;
      out.push({ step: i + 1, phase: t, size: Math.abs(toScale(scale, values[t]!) - toScale(scale, forecast[i]!)) });
    }
  }
  return out;
}

/**
 * Signed errors relative to their spread: a row an origin, NaN where the truth was not seen.
 * @param spreadOf of the value at an index, so many steps ahead; errors of no spread are no error
 */
export function relativeErrors(
  { values, missing, validations }: CalibrationInput,
  scale: Scale,
  spreadOf: (step: number, phase: number) => number,
): Float64Array[] {
  return validations.map(({ origin, forecast }) => {
    const known = forecast.subarray(0, Math.max(0, values.length - origin));
    return known.map((v, i) => {
      const t = origin + i;
      if (missing[t] === 1) return Number.NaN;
      const spread = spreadOf(i + 1, t);
      return spread > 0 ? (toScale(scale, values[t]!) - toScale(scale, v)) / spread : 0;
    });
  });
}
