// What is expected of the next value, and the band around it: from a forecast, or from the detector's own memory.
import type { Expectation } from './model.ts';
import type { Residuals } from './residuals.ts';

export interface Band {
  readonly expected: number;
  readonly lower: number;
  readonly upper: number;
  /** Whether the error of `expected` says something: not right after a gap. */
  readonly reliable: boolean;
}

/**
 * @param own what the detector expects by itself; NaN before the first value
 * @param fresh nothing came before, or a gap
 */
export function bandOf(forecast: Expectation | number | undefined, own: number, fresh: boolean, past: Residuals): Band {
  const given = typeof forecast === 'number' ? { expected: forecast } : forecast;
  if (!given || !Number.isFinite(given.expected)) return around(own, !fresh, past);
  const { expected, lower, upper } = given;
  const band = around(expected, true, past);
  if (!Number.isFinite(lower) || !Number.isFinite(upper)) return band;
  return { ...band, lower: Math.min(lower!, expected), upper: Math.max(upper!, expected) };
}

function around(expected: number, reliable: boolean, past: Residuals): Band {
  return { expected, lower: expected + past.lower, upper: expected + past.upper, reliable };
}
