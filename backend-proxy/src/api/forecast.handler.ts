// The two forecast handlers, shared by the routes of /api/v1 and of /api/analytics/predictions.
import { type ForecastAnswer, type ForecastQuestion, ForesightError } from '@foresight/contracts';
import { askedAs, fullQuestion, requestForecast } from '../jobs/index.ts';
import { questionDefaults } from '../predictions/forecast/index.ts';
import { type Caller, readForecasts, workspaceById } from '../store/index.ts';
import type { ApiDeps } from './api-types.ts';

export interface StoredForecastQuery {
  readonly metric: string;
  readonly labels?: Record<string, string>;
  /** What was said then. */
  readonly asOf?: Date;
  /** Steps to show; the ledger must hold as many. */
  readonly horizon?: number;
}

/** Forecasts from the ledger. @throws {ForesightError} forecast_not_found when none fits or none reaches that far */
export async function storedForecasts(
  { store }: ApiDeps,
  { workspaceId }: Caller,
  { metric, labels = {}, asOf, horizon }: StoredForecastQuery,
): Promise<ForecastAnswer[]> {
  const filter = { metric, labels, ...(asOf ? { asOf } : {}) };
  const items = await store.inWorkspace(workspaceId, trx => readForecasts(trx, workspaceId, filter));
  const longest = Math.max(0, ...items.map(item => item.point.length));
  if (items.length === 0 || (horizon !== undefined && longest < horizon)) {
    const found = items.length === 0 ? 'none is stored' : `the longest stored has ${longest} steps`;
    const when = asOf ? ` as of ${asOf.toISOString()}` : '';
    throw new ForesightError('forecast_not_found', `no forecast of '${metric}'${when} fits: ${found}`, {
      fix: `POST /api/v1/forecasts {"metric": "${metric}", "horizon": ${horizon ?? 24}} and wait for its run`,
    });
  }
  return horizon === undefined ? items : items.map(item => shorten(item, horizon));
}

function shorten(item: ForecastAnswer, horizon: number): ForecastAnswer {
  return {
    ...item,
    time: item.time.slice(0, horizon),
    point: item.point.slice(0, horizon),
    intervals: item.intervals.map(({ level, lower, upper }) => ({
      level,
      lower: lower.slice(0, horizon),
      upper: upper.slice(0, horizon),
    })),
  };
}

/** Asks for new forecasts; the answer names the run that makes them. */
export async function generateForecasts(
  { store, queue, config }: ApiDeps,
  { workspaceId }: Caller,
  question: ForecastQuestion,
): Promise<{ run_id: string }> {
  const runId = await store.inWorkspace(workspaceId, async trx => {
    const defaults = questionDefaults(config, await workspaceById(trx, workspaceId));
    return requestForecast(queue, trx, workspaceId, fullQuestion(question, defaults), askedAs(question));
  });
  return { run_id: runId };
}
