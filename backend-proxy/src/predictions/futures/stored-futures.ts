// Questions about the possible futures of stored forecasts, for the routes: the models come from the store.
import type { ForecastAnswer } from '@foresight/contracts';
import type { Limit } from '@foresight/models';
import type { TaskRunner } from '../../platform/worker-pool.ts';
import { readArtifacts, readPoints, type Store } from '../../store/index.ts';
import type { Futures, FuturesTask } from './ask-futures.ts';
import { firstStepAfter } from './crossings.ts';
import { staleReason } from './freshness.ts';
import type { FuturesRefusal } from './futures.worker.ts';
import { type LocalDay, localDays } from './local-days.ts';

export type FuturesRunner = TaskRunner<FuturesTask, Futures | FuturesRefusal>;

export interface StoredQuestion {
  /** The same for all, or each forecast's own, told its last value by now. */
  readonly limits: readonly Limit[] | ((forecast: ForecastAnswer, current: number | null) => readonly Limit[]);
  readonly level: number;
  /** Epoch ms: steps up to it do not count. */
  readonly now: number;
  /** IANA name: the days of this clock are asked for. */
  readonly zone?: string;
}

export type StoredOutlook =
  | {
      readonly ok: true;
      readonly time: Float64Array;
      readonly first: number;
      readonly futures: Futures;
      readonly days: readonly LocalDay[];
      /** The last value by now. */
      readonly current: number | null;
    }
  | { readonly ok: false; readonly reason: string };

/** One of each forecast, in their order. */
export async function storedFutures(
  { store, runner }: { readonly store: Store; readonly runner: FuturesRunner },
  workspaceId: string,
  forecasts: readonly ForecastAnswer[],
  question: StoredQuestion,
): Promise<StoredOutlook[]> {
  const { models, points } = await store.inWorkspace(workspaceId, async trx => ({
    models: await readArtifacts(
      trx,
      workspaceId,
      forecasts.map(({ series_id, run_id }) => ({ seriesId: series_id, runId: run_id })),
    ),
    points: await readPoints(
      trx,
      forecasts.map(({ series_id }) => series_id),
      { from: Math.min(...forecasts.map(({ origin }) => Date.parse(origin))), to: question.now + 1 },
    ),
  }));
  const out: StoredOutlook[] = [];
  for (const forecast of forecasts) {
    const artifact = models.get(`${forecast.series_id}/${forecast.run_id}`);
    out.push(await outlookOf(runner, forecast, artifact, points.get(forecast.series_id)!, question));
  }
  return out;
}

async function outlookOf(
  runner: FuturesRunner,
  forecast: ForecastAnswer,
  artifact: Uint8Array | undefined,
  { ts, value }: { readonly ts: Float64Array; readonly value: Float64Array },
  { limits, level, now, zone }: StoredQuestion,
): Promise<StoredOutlook> {
  const { time: stamps, point, origin, issued_at } = forecast;
  const time = Float64Array.from(stamps, Date.parse);
  const issued = { time, origin: Date.parse(origin), issuedAt: issued_at, lastValue: ts.at(-1) ?? null };
  const reason = staleReason(issued, now);
  if (reason !== undefined) return { ok: false, reason };
  if (!artifact) return { ok: false, reason: 'The fitted model of this forecast is not kept any more: train it again' };
  const first = firstStepAfter(time, now);
  const days = zone === undefined ? [] : localDays(time, first, zone);
  const windows = days.map(({ window }) => window);
  const current = value.at(-1) ?? null;
  const made = await runner.run({
    ...{ artifact, first, windows, level },
    point: Float64Array.from(point),
    limits: typeof limits === 'function' ? limits(forecast, current) : limits,
  });
  if ('reason' in made) return { ok: false, reason: made.reason };
  return { ok: true, time, first, futures: made, days, current };
}
