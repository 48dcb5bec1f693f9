// All that is said of the quality of probabilities, with intervals, from rows that the model did not see.
import type { Labels } from '../labels.ts';
import { type BootstrapOptions, bootstrap } from './bootstrap.ts';
import { type CalibrationBin, calibrationError, rankedCalibration } from './calibration.ts';
import { type LiftStep, rankedLift } from './lift.ts';
import { baseRate, rowLogLoss } from './losses.ts';
import { rankedAuc, rankedAveragePrecision } from './rank-scores.ts';
import { type Ranking, rank } from './ranking.ts';
import type { Range } from './wilson.ts';

export interface Estimate extends Range {
  readonly value: number;
}

/** Other probabilities for the same rows: of one feature alone, or of the model in service. */
export interface Rival {
  readonly name: string;
  readonly p: Float64Array;
}

export interface RivalScore {
  readonly name: string;
  readonly auc: number;
  readonly logLoss: number;
  /** 1 - log-loss ÷ log-loss of the rival: 0 is no better. */
  readonly skill: Estimate;
}

export interface ScoreReport {
  readonly rows: number;
  readonly positives: number;
  readonly auc: Estimate;
  /** Average precision; chance gives the share of positives. */
  readonly averagePrecision: Estimate;
  readonly logLoss: Estimate;
  readonly brier: Estimate;
  /** Expected calibration error of ten bins of equal mass. */
  readonly calibrationError: number;
  readonly calibration: readonly CalibrationBin[];
  readonly lift: readonly LiftStep[];
  /** The first is the base rate, then those that were given. */
  readonly against: readonly RivalScore[];
}

/**
 * @param p probability of label 1 for each row
 * @param rivals each with as many rows
 * @throws {RangeError} when lengths differ or a number is none
 */
export function scoreReport(
  p: Float64Array,
  labels: Labels,
  rivals: readonly Rival[] = [],
  options: BootstrapOptions = {},
): ScoreReport {
  const ranking = rank(p, labels);
  const all = [{ name: 'base rate', p: baseRate(labels) }, ...rivals];
  const losses = [p, ...all.map(rival => rival.p)].map(other => sortedLosses(other, ranking));
  const squares = ranking.scores.map((v, i) => (v - ranking.labels[i]!) ** 2);
  const measure = (counts?: Float64Array) => [
    rankedAuc(ranking, counts),
    rankedAveragePrecision(ranking, counts),
    mean(squares, counts),
    ...skills(losses.map(loss => mean(loss, counts))),
  ];
  const values = measure();
  const ranges = bootstrap(p.length, measure, options);
  const [auc, averagePrecision, brier, logLoss, ...skill] = values.map((value, i) => ({ value, ...ranges[i]! }));
  const calibration = rankedCalibration(ranking);
  return {
    rows: p.length,
    positives: labels.reduce((sum, label) => sum + label, 0),
    auc: auc!,
    averagePrecision: averagePrecision!,
    logLoss: logLoss!,
    brier: brier!,
    calibrationError: calibrationError(calibration),
    calibration,
    lift: rankedLift(ranking),
    against: all.map((rival, i) => ({
      name: rival.name,
      auc: rankedAuc(rank(rival.p, labels)),
      logLoss: mean(losses[i + 1]!),
      skill: skill[i]!,
    })),
  };
}

function sortedLosses(p: Float64Array, { order, labels }: Ranking): Float64Array {
  if (p.length !== labels.length)
    throw new RangeError(`${p.length} probabilities of a rival for ${labels.length} labels`);
  return Float64Array.from(order, (row, i) => rowLogLoss(p[row]!, labels[i]!));
}

/** The loss itself, then its skill against each of the others. */
const skills = ([loss, ...others]: number[]): number[] => [loss!, ...others.map(other => 1 - loss! / other)];

function mean(values: Float64Array, counts?: Float64Array): number {
  let [sum, rows] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const count = counts ? counts[i]! : 1;
    sum += count * values[i]!;
    rows += count;
  }
  return sum / rows;
}
