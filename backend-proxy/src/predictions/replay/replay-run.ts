// Fits the models of a run again on the values from its training, with its question, in the worker threads.
import { type ForecastQuestion, ForesightError, fitOptionsIn, type ReplayAnswer } from '@foresight/contracts';
import type { ModelName } from '@foresight/models';
import { countSaidThen, type Points, readPoints, readSaidThen, type SaidThen, type Store } from '../../store/index.ts';
import type { ForecastPool, FullQuestion, SeriesQuestion } from '../forecast/index.ts';
import { compared, notComparable } from './compare.ts';

/** Series in one answer: each takes a whole training. */
export const MOST_REPLAYED = 50;

interface Asked {
  readonly run: { readonly id: string; readonly question: ForecastQuestion; readonly role: 'champion' | 'shadow' };
  /** Go on behind this series id. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** @throws {ForesightError} bad_request for the run of a challenger */
export async function replayRun(
  { store, pool }: { readonly store: Store; readonly pool: ForecastPool },
  workspaceId: string,
  { run, after = '0', limit }: Asked,
): Promise<ReplayAnswer> {
  if (run.role === 'shadow') {
    throw new ForesightError('bad_request', 'this run is of a challenger, whose forecasts are not in the ledger', {
      fix: 'replay a run of the champion',
    });
  }
  const { said, points, series } = await store.inWorkspace(workspaceId, async trx => {
    const found = await readSaidThen(trx, workspaceId, { runId: run.id, after, limit });
    const ids = found.map(one => one.series_id);
    return {
      said: found,
      points: await readPoints(trx, ids),
      series: await countSaidThen(trx, workspaceId, run.id),
    };
  });
  const items = await Promise.all(
    said.map(async one => {
      const question = run.question as FullQuestion;
      const hindrance = hindranceTo(one, question);
      if (hindrance) return notComparable(one, hindrance);
      return compared(one, await pool.run(taskOf(one, points.get(one.series_id)!, question)));
    }),
  );
  const same = items.filter(({ outcome }) => outcome === 'same').length;
  const next = items.length === limit ? items.at(-1)!.series_id : null;
  return { run_id: run.id, series, compared: items.length, same, items, next };
}

function hindranceTo({ first_step }: SaidThen, { regressors = [] }: FullQuestion): string | undefined {
  if (first_step === null) return 'its forecast is not kept any more';
  if (regressors.length > 0) return 'it was trained with other series, and what was known of those then is not kept';
  return undefined;
}

/** The values that it was trained on: what came later, or before the first one since, is left out. */
function taskOf(one: SaidThen, { ts, value }: Points, question: FullQuestion): SeriesQuestion {
  const { model, horizon, levels, seasons } = question;
  // Stamps may lie a little beside the grid whose first and last step are stored.
  const half = (one.first_step! - one.end) / 2;
  const known = Array.from(ts, at => at > one.start - half && at < one.end + half);
  return {
    ts: ts.filter((_, i) => known[i]),
    value: value.filter((_, i) => known[i]),
    timeKind: one.time_kind,
    model: model as ModelName,
    horizon,
    levels,
    options: fitOptionsIn(question),
    ...(seasons ? { seasons } : {}),
  };
}
