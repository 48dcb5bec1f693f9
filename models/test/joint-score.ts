// Scores the joint questions of `auto` on one public set: chances of crossing against what happened, ranges of sums and extremes.
import { type AggregateName, distributionOf, type Fitted, getModel, type SamplePaths } from '../src/index.ts';
import { type CompetitionSet, seriesAt } from './accuracy-table.ts';
import { crossingCases, type Past, questionsOf } from './crossing-cases.ts';
import { brier, type Case } from './crossing-score.ts';
import type { CompetitionSeries } from './public-data.ts';

export interface JointScore {
  /** Share of truths inside the 80 % range. */
  readonly coverage: Readonly<Record<AggregateName, number>>;
  /** Mean squared error of the chance of crossing quantiles within the horizon, and that of the base rate of each. */
  readonly brier: { readonly paths: number; readonly base: number };
  /** Of all limits, within parts of the horizon too. */
  readonly cases: readonly Case[];
}

const NAMES: readonly AggregateName[] = ['sum', 'mean', 'maximum', 'minimum'];
const PATHS = { count: 500 };
/** Every step on its own, and all steps as one. */
const INDEPENDENT = { slow: 0, growth: 1, fade: 0, fast: 0, persistence: 0, season: 0, repeat: 0, size: 0 };
const FULL = { ...INDEPENDENT, slow: 1, growth: 0 };

/**
 * @param data default: all series at the official origin; `seriesAt(set, back)` for earlier ones
 * @param fitted one a series
 */
export function scoreJoint(
  set: CompetitionSet,
  data: readonly CompetitionSeries[] = seriesAt(set),
  fitted: readonly Fitted[] = fitAll(set, data),
): JointScore {
  const cases: Case[] = [];
  const inside = new Map(NAMES.map(name => [name, 0]));
  data.forEach((series, i) => {
    const paths = fitted[i]!.paths(set.horizon, PATHS);
    cases.push(...crossingCases(paths, pastOf(set, series)));
    for (const name of NAMES) inside.set(name, inside.get(name)! + (holds(paths, series.future, name) ? 1 : 0));
  });
  const share = (name: AggregateName) => inside.get(name)! / data.length;
  return {
    coverage: { sum: share('sum'), mean: share('mean'), maximum: share('maximum'), minimum: share('minimum') },
    brier: { paths: brier(atQuantiles(cases)), base: baseRateBrier(atQuantiles(cases)) },
    cases,
  };
}

/** Brier scores of the chances were every step on its own, and were all steps as one: the same bands, another dependence. */
export function scoreSimpler(
  set: CompetitionSet,
  data: readonly CompetitionSeries[] = seriesAt(set),
  fitted: readonly Fitted[] = fitAll(set, data),
): { independent: number; full: number } {
  const score = (dependence: typeof INDEPENDENT) => {
    const cases = data.flatMap((series, i) => {
      const past = pastOf(set, series);
      const paths = withDependence(fitted[i]!, dependence).paths(set.horizon, PATHS);
      return crossingCases(
        paths,
        past,
        questionsOf(past).filter(q => !q.even),
      );
    });
    return brier(atQuantiles(cases));
  };
  return { independent: score(INDEPENDENT), full: score(FULL) };
}

/** A series too short for its season is asked without one. */
export function fitAll(set: CompetitionSet, data: readonly CompetitionSeries[]): Fitted[] {
  const auto = getModel('auto');
  return data.map(({ history }) => {
    const seasons = history.length < auto.capability.minimumLength(set.seasons) ? [] : set.seasons;
    return auto.fit({ values: history, start: 0, step: set.step }, { seasons, horizon: set.horizon });
  });
}

const pastOf = ({ seasons }: CompetitionSet, { id, history, future }: CompetitionSeries): Past => ({
  series: id,
  ...{ history, future, seasons },
});

/** Limits at quantiles, within all of the horizon. */
const atQuantiles = (cases: readonly Case[]): Case[] => cases.filter(({ even, whole }) => whole && !even);

/** The same bands around the same forecast, with another way to hang together. */
function withDependence(fitted: Fitted, dependence: typeof INDEPENDENT): Fitted {
  const json = structuredClone(fitted.toJSON());
  const state = json.state as { band: { dependence: typeof INDEPENDENT } };
  state.band.dependence = dependence;
  return getModel(json.model).fromJSON(json);
}

function holds(paths: SamplePaths, future: Float64Array, name: AggregateName): boolean {
  const [low, high] = distributionOf(paths, name, [0.1, 0.9]).quantiles as [number, number];
  const one = { count: 1, horizon: future.length, values: future };
  const truth = distributionOf(one, name, [0.5]).mean;
  // A series that never moves has a range of no width: rounding of the sum is no miss.
  const tiny = 1e-9 * Math.max(Math.abs(low), Math.abs(high));
  return truth >= low - tiny && truth <= high + tiny;
}

/** Were the chance the frequency of each kind of limit over all series: known only afterwards, and so hard to beat. */
function baseRateBrier(cases: readonly Case[]): number {
  const rates = new Map<number, number>();
  for (const kind of new Set(cases.map(c => c.kind))) {
    const own = cases.filter(c => c.kind === kind);
    rates.set(kind, own.filter(c => c.happened).length / own.length);
  }
  return brier(cases.map(c => ({ ...c, chance: rates.get(c.kind)! })));
}
