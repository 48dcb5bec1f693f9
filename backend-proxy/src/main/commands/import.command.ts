// foresight import FILE: store the points, train, write the ledger, say what changed.
import { basename } from 'node:path';
import { ForesightError, type ImportAnswer } from '@foresight/contracts';
import { getModel, type ModelName } from '@foresight/models';
import { fullQuestion, requestForecast } from '../../jobs/index.ts';
import { type FullQuestion, questionDefaults } from '../../predictions/forecast/index.ts';
import {
  type ImportOptions,
  type ImportRequest,
  importFile,
  readForecasts,
  type StoreTrx,
  workspaceById,
} from '../../store/index.ts';
import type { App } from '../compose.ts';
import { type Output, progress } from '../terminal/index.ts';
import { type FitOptionWords, fitOptionsOf } from './fit-option-words.ts';
import { forecastTable, pickRows, rowOf } from './forecast-table.ts';
import { checkInputFile, namingFile } from './input-file.ts';
import { metricNameOf } from './options.ts';
import { columnReads } from './regressor-columns.ts';
import { withApp, workspaceOf } from './session.ts';
import { noteTrouble, waitForRun } from './wait-for-run.ts';

export interface ImportCommandOptions extends ImportOptions, FitOptionWords {
  readonly metric?: string;
  readonly workspace?: string;
  readonly train: boolean;
  readonly horizon?: number;
  readonly level?: number[];
  readonly season?: number[];
  readonly model?: ModelName;
}

const ROWS_SHOWN = 12;
const NOT_TRAINED_AGAIN =
  'no forecast was made: with other options ask POST /api/v1/forecasts, or foresight forecast FILE, which stores nothing';

const regressorMetric = (metric: string, column: string) => `${metric}.${metricNameOf(column)}`;

/** Whether a question was named with the file, which the same content does not ask again. */
function asksMore({ horizon, level, season, model, levelShifts, ...words }: ImportCommandOptions): boolean {
  const { timeZone, holidays, events, regressors, lower, upper, transform } = words;
  const named = [horizon, level, season, model, timeZone, holidays, events, regressors, lower, upper, transform];
  return levelShifts === false || named.some(word => word !== undefined);
}

const noneForecast = () =>
  new ForesightError('series_too_short', 'the points are stored, but not one series has a forecast', {
    fix: 'correct what the reasons above name, and ask POST /api/v1/forecasts: the same file is not trained again',
  });

/** @throws {ForesightError} series_too_short when the points are stored and not one series has a forecast */
export async function importCommand(path: string, options: ImportCommandOptions, out: Output): Promise<void> {
  checkInputFile(path, { again: true });
  // What cannot be meant is said before a database is started.
  await fitOptionsOf(options);
  await withApp({ work: options.train }, async (app, signal) => {
    const workspace = await workspaceOf(app, options.workspace);
    const done = await importInto(app, workspace.id, path, options, out, signal);
    out.print(describeImport(path, done));
    for (const column of options.regressors ?? [])
      out.print(`  column ${column} → metric ${regressorMetric(done.metric, column)}`);
    if (done.repeated && options.train && asksMore(options)) out.note(NOT_TRAINED_AGAIN);
    if (!done.run_id) return;
    const run = await waitForRun(app, workspace.id, done.run_id, out, signal);
    await noteTrouble(app, workspace.id, run, out);
    await printForecasts(app, workspace.id, { runId: run.id }, ROWS_SHOWN, out);
    if (run.total > 0 && run.done === 0) throw noneForecast();
  });
}

/**
 * Imports one file with progress; the training run is asked for in the same transaction. Columns that are regressors
 * are stored before, each as a metric of its own: "sales.price" for column price of the file of metric sales.
 */
export async function importInto(
  app: App,
  workspaceId: string,
  path: string,
  options: ImportCommandOptions,
  out: Output,
  signal: AbortSignal,
): Promise<ImportAnswer> {
  const { metric = metricNameOf(path), train, regressors: columns = [], ...words } = options;
  const others = columns.map(column => ({ column, metric: regressorMetric(metric, column) }));
  const { horizon: _, level: __, ...how } = options;
  const as = asksMore(how) ? 'asked' : 'champion';
  const question = await questionIn(
    app,
    workspaceId,
    metric,
    words,
    others.map(other => other.metric),
  );
  const needs = getModel(question.model as ModelName).capability.minimumLength(question.seasons ?? []);
  const shown = progress(out);
  const read = (request: Pick<ImportRequest, 'metric' | 'options'> & Partial<ImportRequest>) =>
    importFile(app.store, {
      workspaceId,
      path,
      fileName: basename(path),
      now: new Date(),
      signal,
      onProgress: share => shown.update(`reading ${basename(path)}: ${Math.floor(share * 100)}%`),
      ...request,
    });
  const training = {
    needs: { points: needs, model: question.model },
    afterWrite: (trx: StoreTrx) => requestForecast(app.queue, trx, workspaceId, question, { as }),
  };
  try {
    return await namingFile(path, async () => {
      const reads = await columnReads(path, meaningOf(words), columns);
      for (const [i, other] of others.entries()) {
        await read({ metric: other.metric, options: reads.columns[i]!.options });
      }
      return read({ metric, options: reads.target, ...(train ? training : {}) });
    });
  } finally {
    shown.done();
  }
}

type Words = Omit<ImportCommandOptions, 'metric' | 'train' | 'regressors'>;

async function questionIn(
  app: App,
  workspaceId: string,
  metric: string,
  words: Words,
  regressors: string[],
): Promise<FullQuestion> {
  const { horizon, level, season, model } = words;
  const workspace = await app.store.inWorkspace(workspaceId, trx => workspaceById(trx, workspaceId));
  return fullQuestion(
    {
      metric,
      ...(horizon ? { horizon } : {}),
      ...(level ? { levels: level } : {}),
      ...(season ? { seasons: season } : {}),
      ...(model ? { model } : {}),
      ...(await fitOptionsOf(words)),
      ...(regressors.length > 0 ? { regressors } : {}),
    },
    questionDefaults(app.config, workspace),
  );
}

/** What changes the meaning of the file: all that is not about the forecast. */
function meaningOf({ ignore, labels, columns, freq, start }: Words): ImportOptions {
  return {
    ...(ignore ? { ignore } : {}),
    ...(labels ? { labels } : {}),
    ...(columns ? { columns } : {}),
    ...(freq ? { freq } : {}),
    ...(start === undefined ? {} : { start }),
  };
}

export function describeImport(path: string, done: ImportAnswer): string {
  const name = `${basename(path)} → metric ${done.metric}`;
  if (done.repeated) return `${name}: this content is already stored (imported ${done.created_at}); nothing changed`;
  const { series, series_new, added, changed, unchanged } = done.counts;
  const missing = done.missing > 0 ? `, ${done.missing} cells without a value` : '';
  return (
    `${name}: ${series} series (${series_new} new), ${added} points added, ${changed} changed, ` +
    `${unchanged} as they were${missing}`
  );
}

/** Prints the forecasts that fit, a few of each metric. */
export async function printForecasts(
  app: App,
  workspaceId: string,
  filter: { runId?: string },
  most: number,
  out: Output,
): Promise<void> {
  const forecasts = await app.store.inWorkspace(workspaceId, trx => readForecasts(trx, workspaceId, filter));
  if (forecasts.length === 0) return;
  const shown = pickRows(forecasts, most);
  const levels = forecasts[0]!.intervals.map(interval => interval.level);
  out.print(`\n${forecastTable(shown.map(rowOf), levels, out.tableWidth)}`);
  const beats = forecasts.filter(forecast => forecast.trust.claim === 'beats-naive').length;
  const hidden = forecasts.length > shown.length ? `${shown.length} of ${forecasts.length} series shown; ` : '';
  out.print(
    `\n${hidden}${beats} of ${forecasts.length} beat seasonal naive in the backtest; the others are served by it.`,
  );
}
