// Scores the joint questions of `auto` on one public set: chances of crossing against what happened, ranges of sums and extremes.
import {
  type AggregateName,
  crossing,
  distributionOf,
  type Fitted,
  getModel,
  type Limit,
  quantile,
  type SamplePaths,
} from '../src/index.ts';
import { type CompetitionSet, seriesAt } from './accuracy-table.ts';
import { type Bin, brier, type Case, calibrationError, reliability } from './crossing-score.ts';
import type { CompetitionSeries } from './public-data.ts';

export interface JointScore {
  /** Share of truths inside the 80 % range. */
  readonly coverage: Readonly<Record<AggregateName, number>>;
  /** Mean squared error of the chance of crossing, and that of the base rate of each kind of limit. */
  readonly brier: { readonly paths: number; readonly base: number };
  readonly bins: readonly Bin[];
  /** Mean gap between chance and frequency over ten bins, by their size. */
  readonly calibrationError: number;
  readonly series: number;
}

const NAMES: readonly AggregateName[] = ['sum', 'mean', 'maximum', 'minimum'];
/** Limits: these quantiles of the latest values, three horizons or two seasons of them. */
const ABOVE = [0.75, 0.9, 1];
const BELOW = [0.25, 0.1, 0];
const PATHS = { count: 500 };
/** Every step on its own, and all steps as one. */
const INDEPENDENT = { slow: 0, growth: 1, fade: 0, fast: 0, persistence: 0, season: 0, repeat: 0, size: 0 };
const FULL = { ...INDEPENDENT, slow: 1, growth: 0 };

/** @param data default: all series at the official origin; `seriesAt(set, back)` for earlier ones */
export function scoreJoint(set: CompetitionSet, data: readonly CompetitionSeries[] = seriesAt(set)): JointScore {
  const cases: Case[] = [];
  const inside = new Map(NAMES.map(name => [name, 0]));
  for (const series of data) {
    const fitted = fit(set, series.history);
    const paths = fitted.paths(set.horizon, PATHS);
    cases.push(...casesOf(paths, series.future, limitsFor(set, series.history)));
    for (const name of NAMES) inside.set(name, inside.get(name)! + (holds(paths, series.future, name) ? 1 : 0));
  }
  const share = (name: AggregateName) => inside.get(name)! / data.length;
  return {
    coverage: { sum: share('sum'), mean: share('mean'), maximum: share('maximum'), minimum: share('minimum') },
    brier: { paths: brier(cases), base: baseRateBrier(cases) },
    bins: reliability(cases),
    calibrationError: calibrationError(cases),
    series: data.length,
  };
}

/** Brier scores of the chances were every step on its own, and were all steps as one: the same bands, another dependence. */
export function scoreSimpler(
  set: CompetitionSet,
  data: readonly CompetitionSeries[] = seriesAt(set),
): { independent: number; full: number } {
  const fitted = data.map(({ history }) => fit(set, history));
  const score = (dependence: typeof INDEPENDENT) =>
    brier(
      data.flatMap(({ history, future }, i) =>
        casesOf(withDependence(fitted[i]!, dependence).paths(set.horizon, PATHS), future, limitsFor(set, history)),
      ),
    );
  return { independent: score(INDEPENDENT), full: score(FULL) };
}

/** A series too short for its season is asked without one. */
function fit(set: CompetitionSet, history: Float64Array): Fitted {
  const auto = getModel('auto');
  const seasons = history.length < auto.capability.minimumLength(set.seasons) ? [] : set.seasons;
  return auto.fit({ values: history, start: 0, step: set.step }, { seasons, horizon: set.horizon });
}

/** The same bands around the same forecast, with another way to hang together. */
function withDependence(fitted: Fitted, dependence: typeof INDEPENDENT): Fitted {
  const json = structuredClone(fitted.toJSON());
  const state = json.state as { band: { dependence: typeof INDEPENDENT } };
  state.band.dependence = dependence;
  return getModel(json.model).fromJSON(json);
}

function limitsFor(set: CompetitionSet, history: Float64Array): Limit[] {
  const recent = history.slice(-Math.max(3 * set.horizon, 2 * (set.seasons.at(-1) ?? 1))).sort();
  return [
    ...ABOVE.map(p => ({ value: quantile(recent, p), side: 'above' as const })),
    ...BELOW.map(p => ({ value: quantile(recent, p), side: 'below' as const })),
  ];
}

function casesOf(paths: SamplePaths, future: Float64Array, limits: readonly Limit[]): Case[] {
  return limits.map((limit, k) => ({
    kind: k,
    chance: crossing(paths, limit).probability,
    happened: future.some(v => (limit.side === 'above' ? v > limit.value : v < limit.value)),
  }));
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
