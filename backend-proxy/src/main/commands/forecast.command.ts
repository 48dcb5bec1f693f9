// foresight forecast FILE: the engine without a database, from file to file or to the terminal.
import { ForesightError } from '@foresight/contracts';
import type { Limit, ModelName } from '@foresight/models';
import type { Reconciliation } from '@foresight/models/hierarchy';
import { createLogger } from '../../platform/logger.ts';
import { openWorkerPool } from '../../platform/worker-pool.ts';
import {
  FORECAST_WORKER,
  type ForecastPool,
  type SeriesForecast,
  type SeriesQuestion,
  type SeriesRefusal,
} from '../../predictions/forecast/index.ts';
import { type Output, progress } from '../terminal/index.ts';
import { type AskedSeries, type FileQuestionOptions, fileQuestions, stampOf } from './file-questions.ts';
import { writeForecasts } from './forecast-output.ts';
import { type Answered, showForecasts } from './forecast-show.ts';
import { namingFile } from './input-file.ts';
import type { ReportFormat } from './report-format.ts';
import { agreeing, withTotals } from './totals.ts';

export interface ForecastCommandOptions extends FileQuestionOptions {
  readonly model: ModelName;
  readonly out?: string;
  /** Absent: by the ending of `out`, else a table. */
  readonly format?: ReportFormat;
  /** Chances of values above it and below it are asked for. */
  readonly limit?: number;
  readonly limitBelow?: number;
  /** Whether the parts of the forecast are asked for. */
  readonly explain?: boolean;
  /** Labels from coarse to fine, whose totals are forecast too, and agree with the series. */
  readonly hierarchy?: string[];
  readonly reconciliation?: Reconciliation;
  readonly threads?: number;
}

/** @throws {ForesightError} series_too_short naming the first series that cannot be answered; nothing is written then */
export async function forecastCommand(path: string, options: ForecastCommandOptions, out: Output): Promise<void> {
  const { hierarchy = [], reconciliation = 'min-trace' } = options;
  refuseAlone(options);
  const { timeKind, asked: series } = await fileQuestions(path, options);
  const { totals, asked } = hierarchy.length > 0 ? await withTotals(series, hierarchy) : { totals: [], asked: series };
  const pool: ForecastPool = openWorkerPool<SeriesQuestion, SeriesForecast | SeriesRefusal>(
    FORECAST_WORKER,
    options.threads ?? 0,
    createLogger('warn'),
  );
  try {
    const apart = await namingFile(path, () => answerAll(asked, options, pool, out));
    const answered = totals.length > 0 ? agreeing(totals, apart, reconciliation) : apart;
    const stamp = stampOf(timeKind, options);
    const written = await writeForecasts(answered, options, stamp, out);
    if (!written) showForecasts(answered, options.level, stamp, out);
    if (options.out) out.note(`${answered.length} series × ${options.horizon} steps written to ${options.out}`);
  } finally {
    await pool.close();
  }
}

/** A word that would do nothing is a mistake. */
function refuseAlone({ hierarchy, reconciliation }: ForecastCommandOptions): void {
  if (hierarchy !== undefined || reconciliation === undefined) return;
  throw new ForesightError('bad_request', '--reconciliation without --hierarchy: there are no totals to agree with', {
    fix: 'name the labels: --hierarchy service,feature',
  });
}

async function answerAll(
  asked: readonly AskedSeries[],
  options: ForecastCommandOptions,
  pool: ForecastPool,
  out: Output,
): Promise<Answered[]> {
  const { model, explain = false } = options;
  const more = { model, explain, limits: limitsOf(options) };
  const shown = progress(out);
  let done = 0;
  try {
    return await Promise.all(
      asked.map(async ({ name, firstRow, question }) => {
        const answer = await pool.run({ ...question, ...more });
        shown.update(`forecasting: ${++done} of ${asked.length} series`);
        if (!answer.ok) {
          throw new ForesightError('series_too_short', `series ${name}: ${answer.reason}`, {
            ...(firstRow === undefined ? {} : { row: firstRow }),
            column: 'y',
            fix: answer.reason.startsWith('regressor ')
              ? 'add rows with the columns and without a value, one for each step ahead'
              : 'add history, or choose another model with --model',
          });
        }
        return { id: name, history: question.value, answer };
      }),
    );
  } finally {
    shown.done();
  }
}

function limitsOf({ limit, limitBelow }: ForecastCommandOptions): Limit[] {
  return [
    ...(limit === undefined ? [] : [{ value: limit, side: 'above' as const }]),
    ...(limitBelow === undefined ? [] : [{ value: limitBelow, side: 'below' as const }]),
  ];
}
