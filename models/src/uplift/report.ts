// Whether choosing people by a score gains anything, held against chance and against the plainest ranking there is.
import type { UpliftScores } from './cross-fit.ts';
import { type Effect, effectOf } from './effect.ts';
import { judge, type RankingReport, type UpliftReportOptions } from './judge.ts';
import { rankingOf } from './ranking.ts';
import { isChance, refuseTrial, type Trial } from './trial.ts';
import { type Verdict, verdictOf } from './verdict.ts';

export interface UpliftReport {
  readonly people: number;
  /** Of the action on everyone. */
  readonly effect: Effect;
  readonly byEffect: RankingReport;
  /** By what was to be expected without the action. */
  readonly byResponse: RankingReport;
  readonly verdict: Verdict;
}

/**
 * @param scores by models that did not see the people, as of `crossFitUplift`
 * @throws {TrialTooSmall} with fewer than 20 people in an arm @throws {RangeError} for scores, a trial or options that are none
 */
export function upliftReport(scores: UpliftScores, trial: Trial, options: UpliftReportOptions = {}): UpliftReport {
  refuseTrial(trial);
  refuse(scores, trial, options);
  const effect = effectOf(trial, { level: options.level ?? 0.95 });
  const byEffect = judge(rankingOf(scores.effects), trial, options);
  const byResponse = judge(rankingOf(scores.responses), trial, options);
  const verdict = verdictOf({ effect, byEffect, byResponse, chance: isChance(trial.outcome) });
  return { people: trial.treated.length, effect, byEffect, byResponse, verdict };
}

function refuse(scores: UpliftScores, { treated }: Trial, options: UpliftReportOptions): void {
  for (const [name, values] of Object.entries(scores) as [string, Float64Array][]) {
    if (values.length !== treated.length) throw new RangeError(`${values.length} ${name} for ${treated.length} people`);
    const bad = values.findIndex(v => !Number.isFinite(v));
    if (bad >= 0) throw new RangeError(`${name}: person ${bad} has ${values[bad]}, which ranks nowhere`);
  }
  const { resamples = 200, draws = 500, shares = [] } = options;
  for (const [name, count] of Object.entries({ resamples, draws })) {
    if (!(Number.isInteger(count) && count >= 20))
      throw new RangeError(`${count} ${name}: needs a whole number from 20 on`);
  }
  const odd = shares.find(s => !(s > 0 && s <= 0.5));
  if (odd !== undefined) throw new RangeError(`share ${odd} of the people: it may be above 0, up to 0.5`);
}
