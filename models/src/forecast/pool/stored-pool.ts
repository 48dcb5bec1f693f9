// A fitted pool as plain JSON, and the Fitted that predicts from it: fit and fromJSON give the same object.
import { type Band, bandLimits } from '../bands/index.ts';
import { chanceKind } from '../chance-kind.ts';
import { explainForecast, stepsToExplain } from '../explain/index.ts';
import {
  type Adjustment,
  type Component,
  type Explanation,
  type Fitted,
  type FittedJson,
  type Forecast,
  type ModelName,
  UnknownFormat,
} from '../model.ts';
import { plainState } from '../predictors/index.ts';
import type { Clip } from './clip.ts';
import type { PoolMember } from './member.ts';
import { type Bounds, checkHorizon, checkLevel, checkPaths } from './options.ts';
import { predictPool } from './pool.ts';
import { samplePaths } from './sample-paths.ts';

/** Version of the layout of StoredState; raise it with every change that older readers cannot take. */
const STATE_FORMAT = 3;

export interface StoredState {
  readonly unit: number;
  readonly bounds: Bounds;
  /** Those the members model, ascending: what an explanation is split by. */
  readonly seasons: readonly number[];
  readonly medianShare: number;
  readonly clip: Clip;
  /** The latest values, in scaled units: what the members look back at. */
  readonly past: ArrayLike<number>;
  readonly members: readonly PoolMember[];
  readonly band: Band;
  readonly reason: string;
  readonly adjustments: readonly Adjustment[];
}

/** @param method the method that makes the numbers; `auto` for a combination */
export function fittedFrom(model: ModelName, method: ModelName, state: StoredState): Fitted {
  return {
    model,
    method,
    reason: state.reason,
    adjustments: state.adjustments,
    predict: (horizon, levels) => {
      const asked = levels.map(checkLevel);
      const point = predictPool(state, checkHorizon(horizon));
      return forecastOf(state, point, asked);
    },
    paths: (horizon, options = {}) => {
      const asked = checkPaths(checkHorizon(horizon), options);
      const point = scaledPoint(state, horizon);
      const values = inUnits(samplePaths(state.band, point, asked), state);
      const kind = chanceKind(state.seasons, state.band.kind === 'empirical');
      return { count: asked.count, horizon, values, ...(kind ? { kind } : {}) };
    },
    explain: horizon => explanationOf(state, checkHorizon(horizon)),
    toJSON: () => {
      const members = state.members.map(m => ({ ...m, state: plainState(m.state) }));
      return { model, method, format: STATE_FORMAT, state: { ...state, past: Array.from(state.past), members } };
    },
  };
}

/** @throws {UnknownFormat} for another layout, {RangeError} when the artefact is of another model */
export function restore(model: ModelName, json: FittedJson): Fitted {
  if (json.format !== STATE_FORMAT) throw new UnknownFormat(json, STATE_FORMAT);
  if (json.model !== model) throw new RangeError(`artefact of ${json.model} given to ${model}`);
  return fittedFrom(model, json.method, json.state as unknown as StoredState);
}

function forecastOf(state: StoredState, point: Float64Array, levels: readonly number[]): Forecast {
  const bounded = withinBounds(point, state);
  return {
    point: inUnits(point, state),
    intervals: levels.map(level => {
      const { lower, upper } = bandLimits(state.band, bounded, level);
      return { level, lower: inUnits(lower, state), upper: inUnits(upper, state) };
    }),
  };
}

function explanationOf(state: StoredState, horizon: number): Explanation {
  const path = scaledPoint(state, stepsToExplain(horizon, state.seasons));
  const point = inUnits(path.subarray(0, horizon), state);
  const components = explainForecast(path, horizon, state.seasons).map(
    (part): Component => ({ ...part, values: part.values.map(v => v * state.unit) }),
  );
  return { point, components };
}

/** In scaled units, within the bounds. */
function scaledPoint(state: StoredState, horizon: number): Float64Array {
  return withinBounds(predictPool(state, horizon), state);
}

function withinBounds(point: Float64Array, state: StoredState): Float64Array {
  return inUnits(point, state).map(v => v / state.unit);
}

/** Back to the units of the data and within the bounds; `+ 0` turns -0 into 0, which JSON could not tell apart. */
function inUnits(values: Float64Array, { unit, bounds }: StoredState): Float64Array {
  const low = bounds.lower ?? -Number.MAX_VALUE;
  const high = bounds.upper ?? Number.MAX_VALUE;
  return values.map(v => Math.min(high, Math.max(low, v * unit)) + 0);
}
