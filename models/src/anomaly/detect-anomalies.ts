// A whole series through the online detector: what each value would have said on its day.
import type { Series } from '../forecast/model.ts';
import { addSteps } from '../series/step.ts';
import { createDetector } from './create-detector.ts';
import type { Detector } from './detector.ts';
import type { DetectorOptions, Direction, Expectation, FiredBy, Observation } from './model.ts';
import { settingsOf } from './settings.ts';
import { whyOf } from './why.ts';

export interface DetectOptions extends Omit<DetectorOptions, 'step'> {
  /** One-step forecasts, one a value, each made before it; NaN where there is none. Limits: both or none. */
  readonly forecast?: { readonly expected: Float64Array; readonly lower?: Float64Array; readonly upper?: Float64Array };
}

export interface Finding {
  readonly index: number;
  /** Epoch milliseconds, UTC. */
  readonly time: number;
  /** NaN for a gap. */
  readonly value: number;
  readonly expected: number;
  readonly lower: number;
  readonly upper: number;
  readonly score: number;
  readonly direction: Direction;
  readonly rule: FiredBy;
  readonly ratio: number;
  readonly why: string;
}

/** Arrays are as long as the series; 0 and NaN where nothing can be said. */
export interface Anomalies {
  readonly score: Float64Array;
  readonly expected: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** 1: up, -1: down, 0: neither. */
  readonly direction: Int8Array;
  /** 1 at an alert. */
  readonly alert: Uint8Array;
  readonly findings: readonly Finding[];
  /** Values the detector learns from before patterns can alert, and how many there were. */
  readonly learning: { readonly needs: number; readonly has: number };
}

/**
 * No value is judged by what comes after it.
 * @param series missing values are NaN
 * @throws {RangeError} for options that are none, or a forecast of another length
 */
export function detectAnomalies(series: Series, options: DetectOptions = {}): Anomalies {
  const { forecast, ...rest } = options;
  const { values, step } = series;
  checkLengths(values.length, forecast);
  const observed = observeSeries(series, createDetector({ ...rest, step }), 0, forecast);
  const has = values.reduce((n, v) => n + (Number.isFinite(v) ? 1 : 0), 0);
  return { ...observed, learning: { needs: settingsOf(step).learning, has } };
}

/** What was seen from one slot on; arrays begin there. */
export type Observed = Omit<Anomalies, 'learning'>;

/**
 * Goes on with a detector that has seen the slots before `from`, and no others.
 * @param from slot of the series; findings count slots from its start
 */
export function observeSeries(
  series: Series,
  detector: Detector,
  from: number,
  forecast?: DetectOptions['forecast'],
): Observed {
  const { values } = series;
  const out = arrays(values.length - from);
  const findings: Finding[] = [];
  const runs = runsBefore(values, from);
  for (let i = from; i < values.length; i++) {
    const seen = detector.observe(values[i]!, forecastAt(forecast, i));
    count(runs, values, i);
    write(out, i - from, seen);
    if (seen.rule) findings.push(findingOf(series, i, seen, seen.rule, runs));
  }
  return { ...out, findings };
}

/** The run of equal or missing values that ends just before a slot. */
function runsBefore(values: Float64Array, from: number): { equal: number; missing: number } {
  const runs = { equal: 0, missing: 0 };
  let start = from - 1;
  while (start > 0 && alike(values[start]!, values[start - 1]!)) start--;
  for (let i = Math.max(0, start); i < from; i++) count(runs, values, i);
  return runs;
}

const alike = (a: number, b: number) => a === b || !(Number.isFinite(a) || Number.isFinite(b));

type Arrays = Pick<Anomalies, 'score' | 'expected' | 'lower' | 'upper' | 'direction' | 'alert'>;

function arrays(length: number): Arrays {
  const numbers = () => new Float64Array(length);
  const limits = { lower: numbers(), upper: numbers() };
  return {
    ...{ score: numbers(), expected: numbers(), ...limits },
    direction: new Int8Array(length),
    alert: new Uint8Array(length),
  };
}

function write(out: Arrays, i: number, seen: Observation): void {
  out.score[i] = seen.score;
  out.expected[i] = seen.expected;
  out.lower[i] = seen.lower;
  out.upper[i] = seen.upper;
  out.direction[i] = seen.direction === 'up' ? 1 : seen.direction === 'down' ? -1 : 0;
  out.alert[i] = seen.alert ? 1 : 0;
}

function forecastAt(forecast: DetectOptions['forecast'], i: number): Expectation | undefined {
  if (!forecast) return undefined;
  const { expected, lower, upper } = forecast;
  return lower && upper ? { expected: expected[i]!, lower: lower[i]!, upper: upper[i]! } : { expected: expected[i]! };
}

function checkLengths(length: number, forecast: DetectOptions['forecast']): void {
  for (const [name, values] of Object.entries(forecast ?? {})) {
    if (values.length !== length)
      throw new RangeError(`forecast.${name} has ${values.length} values, the series has ${length}: give one a value`);
  }
}

function count(runs: { equal: number; missing: number }, values: Float64Array, i: number): void {
  runs.missing = Number.isFinite(values[i]!) ? 0 : runs.missing + 1;
  if (runs.missing === 0) runs.equal = i > 0 && values[i] === values[i - 1] ? runs.equal + 1 : 1;
}

function findingOf(
  { values, start, step }: Series,
  index: number,
  seen: Observation,
  rule: FiredBy,
  runs: { equal: number; missing: number },
): Finding {
  const { expected, lower, upper, score, direction, ratio } = seen;
  const value = values[index]!;
  const why = whyOf(rule, value, seen, rule === 'gap' ? runs.missing : runs.equal);
  return {
    index,
    time: addSteps(start, step, index),
    value,
    expected,
    lower,
    upper,
    score,
    direction,
    rule,
    ratio,
    why,
  };
}
