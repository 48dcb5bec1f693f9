// Every forecasting model by its name. A model in this list joins the shared test suite and the accuracy gate.
import { auto } from './auto.ts';
import { dampedHolt } from './damped-holt.ts';
import { drift } from './drift.ts';
import type { ForecastModel } from './model.ts';
import { seasonalNaive } from './seasonal-naive.ts';

export const MODELS: readonly ForecastModel[] = [seasonalNaive, drift, dampedHolt, auto];

/** @throws {RangeError} that lists the known names */
export function getModel(name: string): ForecastModel {
  const model = MODELS.find(m => m.name === name);
  if (model === undefined) throw new RangeError(`no model "${name}"; known: ${MODELS.map(m => m.name).join(', ')}`);
  return model;
}
