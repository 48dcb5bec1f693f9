// The models `croston`, `sba` and `tsb`: the mean of what comes rarely.
import {
  croston as crostonMethod,
  ets,
  type PointMethod,
  sba as sbaMethod,
  tsb as tsbMethod,
} from './methods/index.ts';
import type { ForecastModel, ModelName } from './model.ts';
import { type Choice, poolModel, USUAL_CAPABILITY } from './pool/index.ts';
import { isSparse } from './zero-share.ts';

/** Size over interval, both smoothed. */
export const croston = rareModel('croston', crostonMethod);

/** Croston's, without most of its excess. */
export const sba = rareModel('sba', sbaMethod);

/** Size times chance, both smoothed: fades while nothing comes. */
export const tsb = rareModel('tsb', tsbMethod);

function rareModel(name: ModelName, method: PointMethod): ForecastModel {
  return poolModel({
    name,
    capability: { ...USUAL_CAPABILITY, seasons: 0, trend: false, regressors: false },
    choose: (_, values) => choose(name, method, values),
  });
}

/** The band of a sparse series is what came lately; of another one, the errors at past origins. */
function choose(name: ModelName, method: PointMethod, values: Float64Array): Choice {
  const present = values.filter(v => Number.isFinite(v));
  const below = present.filter(v => v < 0).length;
  if (below === 0) {
    return { seasons: [], counts: true, sparse: isSparse(values), members: () => [{ method, scale: 'level' }] };
  }
  return {
    seasons: [],
    members: () => [{ method: ets({ proportional: false }), scale: 'level' }],
    method: 'ets',
    fallback: `${below} of ${present.length} values are below 0, and ${name} knows only how much comes and how rarely: exponential smoothing makes the forecast`,
  };
}
