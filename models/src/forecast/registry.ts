// Every forecasting model by its name. A model in this list joins the shared test suite and the accuracy gate.
import { arima } from './arima.ts';
import { auto } from './auto.ts';
import { dampedHolt } from './damped-holt.ts';
import { drift } from './drift.ts';
import { ets } from './ets.ts';
import type { ForecastModel, ModelName } from './model.ts';
import { mstl } from './mstl.ts';
import { neuralNet, type OnDemandModel, prophet } from './on-demand/index.ts';
import { croston, sba, tsb } from './rare.ts';
import { seasonalNaive } from './seasonal-naive.ts';
import { theta } from './theta.ts';

export const MODELS: readonly ForecastModel[] = [
  seasonalNaive,
  drift,
  dampedHolt,
  ets,
  theta,
  arima,
  mstl,
  croston,
  sba,
  tsb,
  auto,
];

/** Their library comes with `loadModel`; until then they are known and read what they stored, but do not fit. */
export const ON_DEMAND: readonly OnDemandModel[] = [prophet, neuralNet];

const ALL: readonly ForecastModel[] = [...MODELS, ...ON_DEMAND];

export const MODEL_NAMES: readonly ModelName[] = ALL.map(model => model.name);

/** @throws {RangeError} that lists the known names */
export function getModel(name: string): ForecastModel {
  const model = ALL.find(m => m.name === name);
  if (model === undefined) throw new RangeError(`no model "${name}"; known: ${MODEL_NAMES.join(', ')}`);
  return model;
}

/** The model, ready to fit. @throws {RangeError} that lists the known names, {ModelLoadFailed} when its library cannot be imported */
export async function loadModel(name: string): Promise<ForecastModel> {
  await ON_DEMAND.find(m => m.name === name)?.load();
  return getModel(name);
}
