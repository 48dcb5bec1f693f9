// Other series that move this one: checked, and told in their own standard deviations.
import type { Adjustment, Regressor } from '../model.ts';

export interface Driver {
  readonly name: string;
  /** Mean and standard deviation in the history. */
  readonly centre: number;
  readonly spread: number;
  /** (value − centre) ÷ spread, a slot of history and on over what is known of the future. */
  readonly values: Float64Array;
}

/** How far beyond what history shows, in its ranges, a line is trusted. */
const BEYOND = 0.5;

/**
 * @param length slots of the series
 * @param horizon steps that are asked for, 0 when that is not known yet
 * @throws {RangeError} with the numbers when one is too short or not finite
 */
export function checkRegressors(regressors: readonly Regressor[], length: number, horizon: number): void {
  for (const { name, values } of regressors) {
    if (name === '') throw new RangeError(`a regressor of ${values.length} values has no name`);
    const bad = values.findIndex(v => !Number.isFinite(v));
    if (bad >= 0)
      throw new RangeError(`regressor ${name} has ${values[bad]} at index ${bad}: every value must be finite`);
    if (values.length < length) {
      throw new RangeError(`regressor ${name} has ${values.length} values; the series has ${length} slots`);
    }
    checkKnown(name, values.length - length, horizon);
  }
}

/** @throws {RangeError} when a forecast would reach beyond what is known */
export function checkKnown(name: string, known: number, horizon: number): void {
  if (horizon <= known) return;
  throw new RangeError(
    `regressor ${name} is known for ${known} steps after the end; the horizon asks ${horizon}: give more of its future`,
  );
}

/** Null when it is constant in the history. */
export function driverOf({ name, values }: Regressor, length: number): Driver | null {
  const unit = values.reduce((most, v) => Math.max(most, Math.abs(v)), 0) || 1;
  const past = values.subarray(0, length).map(v => v / unit);
  const mean = past.reduce((sum, v) => sum + v / past.length, 0);
  const deviation = Math.sqrt(past.reduce((sum, v) => sum + (v - mean) ** 2 / past.length, 0));
  if (!(deviation > 1e-9)) return null;
  return {
    name,
    centre: mean * unit,
    spread: deviation * unit,
    values: values.map(v => (v / unit - mean) / deviation),
  };
}

/** The future of a driver, kept near what history shows; says so when it was not. */
export function futureOf(
  { name, centre, spread, values }: Driver,
  length: number,
): { future: number[]; notes: Adjustment[] } {
  const past = values.subarray(0, length);
  const [low, high] = [past.reduce((a, b) => Math.min(a, b)), past.reduce((a, b) => Math.max(a, b))];
  const [least, most] = [low - BEYOND * (high - low), high + BEYOND * (high - low)];
  const given = values.subarray(length);
  const future = Array.from(given, v => Math.min(most, Math.max(least, v)));
  if (given.every((v, i) => v === future[i])) return { future, notes: [] };
  const told = (z: number) => Number((centre + z * spread).toPrecision(4));
  const text = `regressor ${name} leaves what history shows (${told(low)} to ${told(high)}): counted as ${told(least)} to ${told(most)} at most`;
  return { future, notes: [{ kind: 'regressor', text }] };
}
