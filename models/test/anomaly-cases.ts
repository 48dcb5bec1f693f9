// Thirty days of 5-minute values with something in them, seeded, and what the detector says of them.
import { type DetectOptions, detectAnomalies, type Finding } from '../src/anomaly/index.ts';
import { MINUTE } from '../src/series/index.ts';
import { noise } from './sample-series.ts';

export const STEP = { unit: 'ms', count: 5 * MINUTE } as const;
export const DAYS_30 = 8_640;
/** Where the something begins. */
export const AT = 7_000;

export const white = (seed: number): Float64Array => {
  const next = noise(seed);
  return Float64Array.from({ length: DAYS_30 }, next);
};

/** A day of amplitude 40 around 100, with noise of 4. */
export const daily = (seed: number): Float64Array =>
  white(seed).map((e, i) => 100 + 40 * Math.sin((2 * Math.PI * i) / 288) + 4 * e);

/** `change` gets the value and its place, from AT on. */
export const from = (values: Float64Array, change: (value: number, i: number) => number): Float64Array =>
  values.map((value, i) => (i < AT ? value : change(value, i - AT)));

export const findings = (values: Float64Array, options?: DetectOptions): readonly Finding[] =>
  detectAnomalies({ values, start: 0, step: STEP }, options).findings;

/** Points from AT to the first alert. */
export const delay = (values: Float64Array): number =>
  (findings(values).find(finding => finding.index >= AT)?.index ?? Number.POSITIVE_INFINITY) - AT;
