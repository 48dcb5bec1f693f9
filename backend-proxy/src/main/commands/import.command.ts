// foresight import FILE: store the points, train, write the ledger, say what changed.
import { basename } from 'node:path';
import type { ImportAnswer } from '@foresight/contracts';
import { getModel, type ModelName } from '@foresight/models';
import { fullQuestion, requestForecast } from '../../jobs/index.ts';
import { type ImportOptions, importFile, readForecasts } from '../../store/index.ts';
import type { App } from '../compose.ts';
import { type Output, progress } from '../terminal/index.ts';
import { forecastTable, pickRows, rowOf } from './forecast-table.ts';
import { checkInputFile, namingFile } from './input-file.ts';
import { metricNameOf } from './options.ts';
import { withApp, workspaceOf } from './session.ts';
import { noteTrouble, waitForRun } from './wait-for-run.ts';

export interface ImportCommandOptions extends ImportOptions {
  readonly metric?: string;
  readonly workspace?: string;
  readonly train: boolean;
  readonly horizon?: number;
  readonly level?: number[];
  readonly season?: number[];
  readonly model?: ModelName;
}

const ROWS_SHOWN = 12;

export async function importCommand(path: string, options: ImportCommandOptions, out: Output): Promise<void> {
  checkInputFile(path, { again: true });
  await withApp({ work: options.train }, async (app, signal) => {
    const workspace = await workspaceOf(app, options.workspace);
    const done = await importInto(app, workspace.id, path, options, out, signal);
    out.print(describeImport(path, done));
    if (!done.run_id) return;
    const run = await waitForRun(app, workspace.id, done.run_id, out, signal);
    await noteTrouble(app, workspace.id, run, out);
    await printForecasts(app, workspace.id, { runId: run.id }, ROWS_SHOWN, out);
  });
}

/** Imports one file with progress; the training run is asked for in the same transaction. */
export async function importInto(
  app: App,
  workspaceId: string,
  path: string,
  options: ImportCommandOptions,
  out: Output,
  signal: AbortSignal,
): Promise<ImportAnswer> {
  const { metric = metricNameOf(path), train, workspace: _, horizon, level, season, model, ...meaning } = options;
  const question = fullQuestion(
    {
      metric,
      ...(horizon ? { horizon } : {}),
      ...(level ? { levels: level } : {}),
      ...(season ? { seasons: season } : {}),
      ...(model ? { model } : {}),
    },
    app.config.forecast,
  );
  const needs = getModel(question.model as ModelName).capability.minimumLength(question.seasons ?? []);
  const shown = progress(out);
  try {
    return await namingFile(path, () =>
      importFile(app.store, {
        workspaceId,
        metric,
        path,
        fileName: basename(path),
        options: meaning,
        now: new Date(),
        signal,
        onProgress: share => shown.update(`reading ${basename(path)}: ${Math.floor(share * 100)}%`),
        ...(train
          ? {
              needs: { points: needs, model: question.model },
              afterWrite: trx => requestForecast(app.queue, trx, workspaceId, question),
            }
          : {}),
      }),
    );
  } finally {
    shown.done();
  }
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
  out.print(`\n${forecastTable(shown.map(rowOf), levels)}`);
  const beats = forecasts.filter(forecast => forecast.trust.claim === 'beats-naive').length;
  const hidden = forecasts.length > shown.length ? `${shown.length} of ${forecasts.length} series shown; ` : '';
  out.print(
    `\n${hidden}${beats} of ${forecasts.length} beat seasonal naive in the backtest; the others are served by it.`,
  );
}
