// Makes a ForecastModel of a choice of methods: checks the question, prepares the series, fits, tells what it changed.
import { seasonalNaiveMethod } from '../methods/index.ts';
import {
  type Adjustment,
  type Capability,
  type FitOptions,
  type Fitted,
  type ForecastModel,
  type ModelName,
  type Series,
  SeriesTooShort,
} from '../model.ts';
import { bandNotes, droppedSeasons, poolReason } from './notes.ts';
import { type Bounds, checkBounds, checkHorizon, checkSeasons } from './options.ts';
import { type Candidate, type FittedPool, fitPool } from './pool.ts';
import { prepare, withoutLeadingGap } from './prepare.ts';
import { fittedFrom, restore, type StoredState } from './stored-pool.ts';

/** A band needs a spread, and a spread needs three points. */
export const FEWEST_POINTS = 3;

export interface Choice {
  /** Seasons that set the origins, the weights and the shape of the band, ascending. */
  readonly seasons: readonly number[];
  readonly members: readonly Candidate[];
  /** Why the choice differs from what was asked. */
  readonly fallback?: string;
}

export interface PoolModelSpec {
  readonly name: ModelName;
  readonly capability: Capability;
  /** @param length values after the leading gap */
  choose(seasons: readonly number[], length: number): Choice;
}

export function poolModel(spec: PoolModelSpec): ForecastModel {
  return {
    name: spec.name,
    capability: spec.capability,
    fit: (series, options = {}) => fit(spec, series, options),
    fromJSON: json => restore(spec.name, json),
  };
}

function fit(spec: PoolModelSpec, series: Series, options: FitOptions): Fitted {
  const asked = checkSeasons(options.seasons ?? []);
  const horizon = checkHorizon(options.horizon ?? asked[0] ?? 12);
  const bounds = checkBounds(options.bounds ?? {});
  const values = withoutLeadingGap(series.values);
  refuseShort(spec, values, asked);
  const wanted = spec.choose(asked, values.length);
  const prepared = prepare(values, wanted.seasons, horizon);
  const choice = prepared.constant ? REPEAT : wanted;
  const pool = fitPool(prepared, choice.members, choice.seasons, horizon);
  const notes = prepared.constant ? [] : choiceNotes(spec, asked, choice, values.length, pool, horizon);
  const state = stateOf(pool, prepared.unit, bounds, [...prepared.adjustments, ...notes]);
  return fittedFrom(spec.name, pool.members.length === 1 ? pool.members[0]!.method.name : 'auto', state);
}

/** For a series that never varies. */
const REPEAT: Choice = { seasons: [], members: [{ method: seasonalNaiveMethod, seasons: [] }] };

function refuseShort(spec: PoolModelSpec, values: Float64Array, asked: readonly number[]): void {
  let has = 0;
  for (const v of values) if (Number.isFinite(v)) has++;
  const needs = spec.capability.minimumLength(asked);
  if (has < needs) throw new SeriesTooShort(spec.name, needs, has, needs > FEWEST_POINTS ? asked.slice(0, 1) : []);
}

function choiceNotes(
  spec: PoolModelSpec,
  asked: readonly number[],
  choice: Choice,
  length: number,
  pool: FittedPool,
  horizon: number,
): Adjustment[] {
  const used = choice.members.flatMap(m => m.seasons);
  const fallback: Adjustment[] = choice.fallback === undefined ? [] : [{ kind: 'fallback', text: choice.fallback }];
  return [
    ...fallback,
    ...droppedSeasons(spec.name, spec.capability.seasons, asked, used, length),
    ...bandNotes(pool, horizon, length),
  ];
}

function stateOf(pool: FittedPool, unit: number, bounds: Bounds, adjustments: readonly Adjustment[]): StoredState {
  return {
    unit,
    bounds,
    medianShare: pool.medianShare,
    clip: pool.clip,
    members: pool.members.map(m => ({ method: m.method.name, weight: m.weight, state: m.state })),
    band: pool.band,
    reason: poolReason(pool, unit),
    adjustments,
  };
}
