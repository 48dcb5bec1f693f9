// The stored series that a question's regressors mean: found by metric, matched to each target by equal labels, and read
// with the newest forecast that they have themselves.
import type { RegressorChoice } from '@foresight/contracts';
import {
  canonicalLabels,
  type Labels,
  readForecasts,
  readPoints,
  readSeriesStates,
  type SeriesState,
  type StoreTrx,
} from '../../store/index.ts';
import { type RegressorPoints, RegressorUnusable } from './align-regressor.ts';
import { regressorName } from './check-fit-options.ts';

/** A regressor and every series that may be meant. */
export interface RegressorSeries {
  readonly name: string;
  readonly metric: string;
  /** Asked for; they need not be those of the target. */
  readonly labels: Labels;
  readonly series: readonly SeriesState[];
  /** The same by all their labels, and by what those say beside the asked ones: a run has as many targets as series. */
  readonly byLabels: ReadonlyMap<string, readonly SeriesState[]>;
  readonly byEssence: ReadonlyMap<string, readonly SeriesState[]>;
}

/** One that was matched to a target. */
export interface Matched {
  readonly name: string;
  readonly series: SeriesState;
}

/** Which row of a file a series came from: no property of what it measures. */
const ROW_LABEL = 'unique_id';
const SHOWN = 3;

export async function regressorSeries(
  trx: StoreTrx,
  workspaceId: string,
  choices: readonly RegressorChoice[],
): Promise<RegressorSeries[]> {
  const found: RegressorSeries[] = [];
  for (const choice of choices) {
    const { metric, labels = {} } = typeof choice === 'string' ? { metric: choice } : choice;
    const series = await readSeriesStates(trx, workspaceId, metric, labels);
    const byLabels = Map.groupBy(series, one => canonicalLabels(one.labels));
    const byEssence = Map.groupBy(series, one => essence(one.labels, labels));
    found.push({ name: regressorName(choice), metric, labels, series, byLabels, byEssence });
  }
  return found;
}

/**
 * The series of each regressor for one target: the only one there is, else the one with the target's labels.
 * @param target its own ids (several where it is a sum), which are no regressors of it, and its labels
 * @throws {RegressorUnusable} where none or several fit
 */
export function matchRegressors(
  regressors: readonly RegressorSeries[],
  target: { readonly ids: readonly string[]; readonly labels: Labels },
): Matched[] {
  return regressors.map(regressor => {
    const series = matchOne(regressor, target.labels);
    if (!target.ids.includes(series.id)) return { name: regressor.name, series };
    throw new RegressorUnusable(`regressor ${regressor.name} is the series itself. Name another metric`);
  });
}

function matchOne({ name, metric, labels, series, byLabels, byEssence }: RegressorSeries, target: Labels): SeriesState {
  const [only] = series;
  if (series.length === 1) return only!;
  if (series.length === 0) {
    throw new RegressorUnusable(
      `regressor ${name} has no stored series. Import it, or correct its name: GET /api/v1/metrics lists what is stored`,
    );
  }
  const exact = byLabels.get(canonicalLabels(target)) ?? [];
  const own = essence(target, labels);
  const equal = exact.length > 0 || own === '{}' ? exact : (byEssence.get(own) ?? []);
  if (equal.length === 1) return equal[0]!;
  const shown = series.slice(0, SHOWN).map(one => canonicalLabels(one.labels));
  throw new RegressorUnusable(
    `${equal.length} of the ${series.length} series of regressor ${metric} have the labels ${canonicalLabels(target)}, and one must; it has ${shown.join(', ')}${series.length > SHOWN ? ' …' : ''}. Name one: {"metric": "${metric}", "labels": {…}}`,
  );
}

/** What the labels say of the thing measured, without those that were asked for by name. */
function essence(labels: Labels, asked: Labels): string {
  const told = Object.entries(labels).filter(([name]) => name !== ROW_LABEL && !Object.hasOwn(asked, name));
  return canonicalLabels(Object.fromEntries(told));
}

/** Points and newest forecasts, by id of the series; each series is read once, however many targets it has. */
export async function readRegressors(
  trx: StoreTrx,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, Pick<RegressorPoints, 'points' | 'forecast'>>> {
  const all = [...new Set(ids)];
  if (all.length === 0) return new Map();
  const points = await readPoints(trx, all);
  const forecasts = new Map((await readForecasts(trx, workspaceId, { ids: all })).map(one => [one.series_id, one]));
  return new Map(
    all.map(id => {
      const { ts, value } = points.get(id)!;
      const said = forecasts.get(id);
      // Own copies: a view would carry its whole chunk to the worker.
      const own = { points: { ts: ts.slice(), value: value.slice() } };
      if (!said) return [id, own];
      return [
        id,
        { ...own, forecast: { ts: Float64Array.from(said.time, Date.parse), value: Float64Array.from(said.point) } },
      ];
    }),
  );
}
