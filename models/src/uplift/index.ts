// What an action does, to all and to each: effects of trials, and whom to act on.
export { type CrossFitOptions, crossFitUplift, type UpliftScores } from './cross-fit.ts';
export { type Difference, type Effect, type EffectOptions, effectOf, LEAST_HELD_OUT } from './effect.ts';
export {
  fitUplift,
  LEAST_ARM,
  LEAST_OUTCOMES,
  UnknownUpliftFormat,
  type Uplift,
  type UpliftJson,
  type UpliftLearner,
  type UpliftOptions,
  upliftFromJSON,
} from './fit-uplift.ts';
export type { Bounded, RankingReport, UpliftReportOptions } from './judge.ts';
export { type UpliftReport, upliftReport } from './report.ts';
export { type Arm, type Trial, TrialTooSmall } from './trial.ts';
export type { Verdict } from './verdict.ts';
