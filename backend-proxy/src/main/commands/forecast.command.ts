// foresight forecast FILE: the engine without a database, from file to file or to the terminal.
import { ForesightError, type Trust } from '@foresight/contracts';
import type { ModelName } from '@foresight/models';
import { createLogger } from '../../platform/logger.ts';
import { openWorkerPool } from '../../platform/worker-pool.ts';
import {
  FORECAST_WORKER,
  type ForecastPool,
  type SeriesForecast,
  type SeriesQuestion,
  type SeriesRefusal,
} from '../../predictions/forecast/index.ts';
import { chart, type Output, progress } from '../terminal/index.ts';
import { type AskedSeries, type FileQuestionOptions, fileQuestions, stampOf } from './file-questions.ts';
import { writeForecastCsv } from './forecast-csv.ts';
import { forecastTable } from './forecast-table.ts';
import { namingFile } from './input-file.ts';

export interface ForecastCommandOptions extends FileQuestionOptions {
  readonly model: ModelName;
  readonly out?: string;
  readonly threads?: number;
}

interface Answered {
  readonly id: string;
  readonly history: Float64Array;
  readonly answer: SeriesForecast;
}

const CHART_ROWS = 12;
const TABLE_ROWS = 20;

/** @throws {ForesightError} series_too_short naming the first series that cannot be answered; nothing is written then */
export async function forecastCommand(path: string, options: ForecastCommandOptions, out: Output): Promise<void> {
  const { timeKind, asked } = await fileQuestions(path, options);
  const pool: ForecastPool = openWorkerPool<SeriesQuestion, SeriesForecast | SeriesRefusal>(
    FORECAST_WORKER,
    options.threads ?? 0,
    createLogger('warn'),
  );
  try {
    const answered = await namingFile(path, () => answerAll(asked, options.model, pool, out));
    if (options.out) await writeForecastCsv(options.out, answered, options.level, stampOf(timeKind, options));
    else show(answered, options, out);
    if (options.out) out.note(`${answered.length} series × ${options.horizon} steps written to ${options.out}`);
  } finally {
    await pool.close();
  }
}

async function answerAll(
  asked: readonly AskedSeries[],
  model: ModelName,
  pool: ForecastPool,
  out: Output,
): Promise<Answered[]> {
  const shown = progress(out);
  let done = 0;
  try {
    return await Promise.all(
      asked.map(async ({ name, firstRow, question }) => {
        const answer = await pool.run({ ...question, model });
        shown.update(`forecasting: ${++done} of ${asked.length} series`);
        if (!answer.ok) {
          throw new ForesightError('series_too_short', `series ${name}: ${answer.reason}`, {
            ...(firstRow === undefined ? {} : { row: firstRow }),
            column: 'y',
            fix: 'add history, or choose another model with --model',
          });
        }
        return { id: name, history: question.value, answer };
      }),
    );
  } finally {
    shown.done();
  }
}

function show(answered: readonly Answered[], { level }: ForecastCommandOptions, out: Output): void {
  const rows = answered.slice(0, TABLE_ROWS).map(({ id, answer }) => {
    const widest = answer.intervals.at(-1)!;
    const trust: Trust = answer.trust;
    return {
      series: id,
      method: answer.method,
      trust,
      next: answer.point[0]!,
      low: widest.lower[0]!,
      high: widest.upper[0]!,
    };
  });
  out.print(forecastTable(rows, level));
  if (answered.length > TABLE_ROWS)
    out.print(`… and ${answered.length - TABLE_ROWS} more series: write them with --out FILE.csv`);
  const first = answered[0]!;
  const widest = first.answer.intervals.at(-1)!;
  out.print(`\n${first.id}`);
  out.print(chart({ history: first.history, point: first.answer.point, ...widest }, out.width, CHART_ROWS));
  for (const text of first.answer.adjustments) out.print(`  note: ${text}`);
}
