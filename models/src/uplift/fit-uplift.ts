// Whom an action changes: the difference it makes to each one, learned from a trial.

import { checkTable } from '../classify/check-table.ts';
import { rowsWhere } from '../classify/folds/index.ts';
import {
  type Boosting,
  type BoostingJson,
  type BoostingOptions,
  boostingFromJSON,
  type FeatureTable,
  fitBoosting,
  type PredictOptions,
} from '../classify/index.ts';
import { takeRows } from '../classify/take-rows.ts';
import { isChance, refuseSmallArms, refuseTrial, type Trial, TrialTooSmall } from './trial.ts';

/** Layout of the state; raise it with every change. */
export const FORMAT = 1;

export const LEAST_ARM = 200;
/** Of either kind, in each arm. */
export const LEAST_OUTCOMES = 20;

/** 'x' (Künzel, Sekhon, Bickel and Yu 2019) learns differences as such; 't' takes one of two models from the other. */
export type UpliftLearner = 'x' | 't';

export interface UpliftOptions {
  /** Default: 'x', which did best on real trials. */
  readonly learner?: UpliftLearner;
  /** Whole number: the same seed and data give the same bytes. Default: 1. */
  readonly seed?: number;
}

export interface Uplift {
  readonly learner: UpliftLearner;
  /** What the action adds to the outcome of each one, in its unit: for 0 or 1 in shares of 1. @throws as `Boosting.predict` */
  effects(table: FeatureTable, options?: PredictOptions): Float64Array;
  /** The outcome to be expected without the action: what ranks people where effects are too small to tell apart. */
  responses(table: FeatureTable, options?: PredictOptions): Float64Array;
  toJSON(): UpliftJson;
}

export interface UpliftJson {
  readonly format: number;
  readonly learner: UpliftLearner;
  /** Share of the treated in the trial. */
  readonly share: number;
  /** What is expected without and with the action. */
  readonly outcomes: readonly [BoostingJson, BoostingJson];
  /** Differences as learned from the held out and from the treated; null for 't'. */
  readonly differences: readonly [BoostingJson, BoostingJson] | null;
}

export class UnknownUpliftFormat extends Error {
  constructor(format: number) {
    super(`uplift model has format ${format}; this version reads format ${FORMAT}: retrain the model`);
    this.name = 'UnknownUpliftFormat';
  }
}

/**
 * @param table a row a person, as known before the action
 * @throws {TrialTooSmall} with fewer than 200 people in an arm, or fewer than 20 outcomes of either kind in one
 * @throws {RangeError} for a table or a trial that is none
 */
export function fitUplift(table: FeatureTable, trial: Trial, { learner = 'x', seed = 1 }: UpliftOptions = {}): Uplift {
  checkTable(table);
  refuseTrial(trial);
  if (trial.treated.length !== table.rows) {
    throw new RangeError(`a trial of ${trial.treated.length} people for a table of ${table.rows} rows`);
  }
  refuseSmallTrial(trial);
  const [off, on] = ([0, 1] as const).map(arm => armData(table, trial, arm)) as [ArmData, ArmData];
  const loss = isChance(trial.outcome) ? 'log' : 'squared';
  const outcomes = [off, on].map(({ rows, y }) => fitBoosting(rows, y, { ...outcomeOptions(y.length), loss, seed }));
  const [without, withAction] = outcomes as [Boosting, Boosting];
  const differences =
    learner === 't'
      ? null
      : ([
          fitDifference(off.rows, minus(expected(withAction, off.rows), off.y), seed),
          fitDifference(on.rows, minus(on.y, expected(without, on.rows)), seed),
        ] as const);
  const share = on.y.length / table.rows;
  return answersOf(learner, share, [without, withAction], differences);
}

/** @throws {UnknownUpliftFormat} when another version wrote it */
export function upliftFromJSON({ format, learner, share, outcomes, differences }: UpliftJson): Uplift {
  if (format !== FORMAT) throw new UnknownUpliftFormat(format);
  const [off, on] = outcomes.map(boostingFromJSON) as [Boosting, Boosting];
  const pair = differences && (differences.map(boostingFromJSON) as [Boosting, Boosting]);
  return answersOf(learner, share, [off, on], pair);
}

function answersOf(
  learner: UpliftLearner,
  share: number,
  [without, withAction]: readonly [Boosting, Boosting],
  differences: readonly [Boosting, Boosting] | null,
): Uplift {
  return {
    learner,
    effects(table, options) {
      if (!differences) return minus(expected(withAction, table, options), expected(without, table, options));
      const [fromHeldOut, fromTreated] = differences.map(model => model.predict(table, options));
      // The larger arm knows its outcomes better, so the differences of the smaller one count more.
      return fromHeldOut!.map((d, i) => share * d + (1 - share) * fromTreated![i]!);
    },
    responses: (table, options) => expected(without, table, options),
    toJSON: () => ({
      format: FORMAT,
      learner,
      share,
      outcomes: [without.toJSON(), withAction.toJSON()],
      differences: differences && [differences[0].toJSON(), differences[1].toJSON()],
    }),
  };
}

interface ArmData {
  readonly rows: FeatureTable;
  readonly y: Float64Array;
}

function armData(table: FeatureTable, { treated, outcome }: Trial, arm: 0 | 1): ArmData {
  const rows = rowsWhere(table.rows, row => treated[row] === arm);
  return { rows: takeRows(table, rows), y: Float64Array.from(rows, row => outcome[row]!) };
}

const fitDifference = (table: FeatureTable, y: Float64Array, seed: number): Boosting =>
  fitBoosting(table, y, { ...outcomeOptions(y.length), loss: 'squared', trees: 80, leaves: 4, seed });

/** As measured on an e-mail trial; large leaves, for effects are small against the noise of outcomes. */
function outcomeOptions(rows: number): BoostingOptions {
  const minRows = Math.min(200, Math.max(20, Math.floor(rows / 50)));
  return { trees: 150, leaves: 8, rate: 0.05, minRows, l2: 10, columnShare: 0.6, rowShare: 0.5 };
}

function expected(model: Boosting, table: FeatureTable, options?: PredictOptions): Float64Array {
  return model.loss === 'log' ? model.probability(table, options) : model.predict(table, options);
}

const minus = (a: Float64Array, b: Float64Array): Float64Array => a.map((v, i) => v - b[i]!);

function refuseSmallTrial(trial: Trial): void {
  refuseSmallArms(trial, LEAST_ARM);
  if (!isChance(trial.outcome)) return;
  for (const arm of [0, 1]) {
    const who = rowsWhere(trial.treated.length, row => trial.treated[row] === arm);
    const yes = who.reduce((sum, row) => sum + trial.outcome[row]!, 0);
    const few = Math.min(yes, who.length - yes);
    const of = `people ${yes === few ? 'with' : 'without'} the outcome ${arm === 1 ? 'and the action' : 'among those held out'}`;
    if (few < LEAST_OUTCOMES) throw new TrialTooSmall(of, LEAST_OUTCOMES, few);
  }
}
