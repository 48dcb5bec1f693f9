// foresight backtest FILE: how methods would have done at past origins, as tables, CSV or JSON. Without a database.
import { type BacktestReport, ForesightError } from '@foresight/contracts';
import type { ModelName } from '@foresight/models';
import { createLogger } from '../../platform/logger.ts';
import { openWorkerPool } from '../../platform/worker-pool.ts';
import {
  BACKTEST_WORKER,
  type BacktestPool,
  backtestAll,
  type NamedQuestion,
  totalsOf,
} from '../../predictions/backtest/index.ts';
import { type Output, progress } from '../terminal/index.ts';
import { backtestCsv, type ReportView } from './backtest-csv.ts';
import { backtestJson } from './backtest-json.ts';
import { backtestTables } from './backtest-table.ts';
import { type FileQuestionOptions, fileQuestions } from './file-questions.ts';
import { namingFile } from './input-file.ts';
import { formatOf, type ReportFormat } from './report-format.ts';
import { writeWhole } from './write-whole.ts';

export interface BacktestCommandOptions extends FileQuestionOptions {
  readonly model: readonly ModelName[];
  readonly origins: number;
  /** Slots between origins. */
  readonly step?: number;
  readonly baseline?: number;
  readonly by: ReportView;
  /** Absent: by the ending of `out`, else a table. */
  readonly format?: ReportFormat;
  readonly out?: string;
  readonly threads?: number;
}

/** @throws {ForesightError} series_too_short when not one series could be tested, with the reason of the first */
export async function backtestCommand(path: string, options: BacktestCommandOptions, out: Output): Promise<void> {
  const { asked } = await fileQuestions(path, options);
  const questions = asked.flatMap(({ name, question }) =>
    options.model.map(model => ({
      series: name,
      question: {
        ...question,
        model,
        models: options.model,
        origins: options.origins,
        ...(options.step === undefined ? {} : { spacing: options.step }),
        ...(options.baseline === undefined ? {} : { baseline: options.baseline }),
      },
    })),
  );
  const report = await namingFile(path, () => reportOn(questions, options, out));
  await show(report, options, out);
}

async function reportOn(
  questions: readonly NamedQuestion[],
  { horizon, level, model, threads = 0, origins }: BacktestCommandOptions,
  out: Output,
): Promise<BacktestReport> {
  const pool: BacktestPool = openWorkerPool(BACKTEST_WORKER, threads, createLogger('warn'));
  const shown = progress(out);
  try {
    const series = await backtestAll(questions, pool, done =>
      shown.update(`backtesting: ${done} of ${questions.length} series and models`),
    );
    const first = series[0]!;
    if (series.every(row => row.status === 'failed')) {
      throw new ForesightError('series_too_short', `no series could be tested; ${first.series}: ${first.reason}`, {
        fix: 'ask for a shorter --horizon or another --model, or add history',
      });
    }
    const fewer = series.filter(row => row.status === 'done' && row.origins < origins).length;
    if (fewer > 0)
      out.note(`${fewer} of ${series.length} results rest on fewer than ${origins} origins: short history`);
    return { format: 1, horizon, levels: level, models: [...model], totals: totalsOf(series, model, level), series };
  } finally {
    shown.done();
    await pool.close();
  }
}

async function show(report: BacktestReport, options: BacktestCommandOptions, out: Output): Promise<void> {
  const parts = partsOf(
    report,
    options.format ?? formatOf(options.out),
    options.by,
    options.out === undefined ? out.tableWidth : undefined,
  );
  if (options.out === undefined) {
    out.print([...parts].join('').trimEnd());
    return;
  }
  await writeWhole(options.out, parts);
  const results = report.series.filter(row => row.status === 'done').length;
  out.note(`${results} of ${report.series.length} results written to ${options.out}`);
}

function partsOf(report: BacktestReport, format: ReportFormat, by: ReportView, width?: number): Iterable<string> {
  if (format === 'json') return backtestJson(report);
  return format === 'csv' ? backtestCsv(report, by) : [`${backtestTables(report, by, width)}\n`];
}
