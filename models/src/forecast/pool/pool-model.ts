// Makes a ForecastModel of a choice of methods: checks the question, prepares the series, fits, tells what it changed.
import { seasonNeeds } from '../../series/season-needs.ts';
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
import type { Scale } from '../scale.ts';
import { stampOf, surrounded, type TimeOf } from '../surroundings/index.ts';
import type { Candidate } from './member.ts';
import { bandNotes, droppedSeasons, poolReason } from './notes.ts';
import { type Bounds, checkBounds, checkHorizon, checkSeasons } from './options.ts';
import { type FittedPool, fitPool, type PoolPlan } from './pool.ts';
import { prepare, withoutLeadingGap } from './prepare.ts';
import { fittedFrom, restore, type StoredState } from './stored-pool.ts';
import { checkTransform, onScale, transformFor } from './transform.ts';

/** A band needs a spread, and a spread needs three points. */
export const FEWEST_POINTS = 3;

/** What most models can: what differs is said where it does. */
export const USUAL_CAPABILITY: Capability = {
  minimumLength: () => FEWEST_POINTS,
  seasons: 'many',
  trend: true,
  bounds: true,
  regressors: true,
  cost: 'milliseconds',
};

export interface Choice {
  /** Seasons that set the origins, the weights and the shape of the band, ascending. */
  readonly seasons: readonly number[];
  /**
   * @param values without gaps, spikes and older history: what the members are fitted on
   * @param scale they are put on, because it was asked for; null: their own
   */
  members(values: Float64Array, scale: Scale | null): readonly Candidate[];
  /** Spikes inside the series are replaced, neighbours this many steps apart being compared. */
  readonly clean?: number;
  /** A season that members repeat although there is too little data to model it. */
  readonly repeats?: number;
  /** See PoolPlan. */
  readonly sparse?: boolean;
  /** The method counts zeros, so that it works on the values as they are. */
  readonly counts?: boolean;
  /** Why the choice differs from what was asked. */
  readonly fallback?: string;
  /** Whose method makes the numbers, when a fallback does; default: the model's own. */
  readonly method?: ModelName;
}

export interface PoolModelSpec {
  readonly name: ModelName;
  readonly capability: Capability;
  /** @param values from the first present one on; NaN marks a missing value */
  choose(seasons: readonly number[], values: Float64Array): Choice;
  /** Points a season needs; default: two cycles and a bit. */
  readonly needs?: (season: number, asked: readonly number[]) => number;
}

export function poolModel(spec: PoolModelSpec): ForecastModel {
  return surrounded({
    name: spec.name,
    capability: spec.capability,
    fit: (series, options, timeOf) => fit(spec, series, options, timeOf),
    fromJSON: json => restore(spec.name, json),
  });
}

function fit(spec: PoolModelSpec, series: Series, options: FitOptions, timeOf: TimeOf): Fitted {
  const asked = checkSeasons(options.seasons ?? []);
  const horizon = checkHorizon(options.horizon ?? asked[0] ?? 12);
  const bounds = checkBounds(options.bounds ?? {});
  const transform = checkTransform(options.transform ?? 'auto');
  const values = withoutLeadingGap(series.values);
  refuseShort(spec, values, asked);
  const wanted = spec.choose(asked, values);
  const first = series.values.length - values.length;
  const prepared = prepare(values, wanted, horizon, t => stampOf(timeOf(first + t), series.step));
  const choice = prepared.constant ? REPEAT : wanted;
  const { scale, notes: scaled } = transformFor(prepared.constant ? 'auto' : transform, prepared.values, {
    seasons: choice.seasons,
    sparse: choice.sparse === true || choice.counts === true,
  });
  const pool = fitPool(prepared, planOf(choice, scale, prepared.values, horizon));
  const notes = prepared.constant ? [] : choiceNotes(spec, asked, choice, values.length, pool, horizon);
  const used = choice.repeats === undefined ? choice.seasons : [choice.repeats];
  const state = stateOf(pool, used, prepared.unit, bounds, [...prepared.adjustments, ...scaled, ...notes]);
  return fittedFrom(spec.name, prepared.constant ? 'seasonal-naive' : (choice.method ?? spec.name), state);
}

/** For a series that never varies. */
const REPEAT: Choice = { seasons: [], members: () => [{ method: seasonalNaiveMethod(), scale: 'level' }] };

function planOf(choice: Choice, scale: Scale | null, values: Float64Array, horizon: number): PoolPlan {
  const { seasons, sparse = false, repeats } = choice;
  const fewest = repeats === undefined ? 0 : repeats + 3;
  return { candidates: onScale(choice.members(values, scale), scale), seasons, horizon, sparse, fewest };
}

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
  const used = choice.repeats === undefined ? choice.seasons : [choice.repeats];
  const needs = spec.needs ?? seasonNeeds;
  const fallback: Adjustment[] = choice.fallback === undefined ? [] : [{ kind: 'fallback', text: choice.fallback }];
  return [
    ...fallback,
    ...droppedSeasons(spec.name, spec.capability.seasons, asked, used, length, season => needs(season, asked)),
    ...bandNotes(pool, horizon, length),
  ];
}

function stateOf(
  pool: FittedPool,
  seasons: readonly number[],
  unit: number,
  bounds: Bounds,
  adjustments: readonly Adjustment[],
): StoredState {
  return {
    unit,
    bounds,
    seasons,
    medianShare: pool.medianShare,
    clip: pool.clip,
    past: pool.past,
    members: pool.members.map(({ predictor, scale, weight, state }) => ({ predictor, scale, weight, state })),
    band: pool.band,
    reason: poolReason(pool, unit),
    adjustments,
  };
}
