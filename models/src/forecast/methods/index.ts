// The point methods: what each model does of its own, on clean values.
import type { ModelName } from '../model.ts';
import { dampedHoltMethod } from './damped-holt.ts';
import { driftMethod } from './drift.ts';
import type { PointMethod } from './method.ts';
import { seasonalNaiveMethod } from './seasonal-naive.ts';

export type { MethodState, PointMethod, Tuning } from './method.ts';
export { dampedHoltMethod, driftMethod, seasonalNaiveMethod };

const METHODS: readonly PointMethod[] = [seasonalNaiveMethod, driftMethod, dampedHoltMethod];

/** @throws {RangeError} for a name without a method of its own */
export function methodByName(name: ModelName): PointMethod {
  const method = METHODS.find(m => m.name === name);
  if (method === undefined) throw new RangeError(`no method ${name}; known: ${METHODS.map(m => m.name).join(', ')}`);
  return method;
}
