// foresight forecast FILE: the engine without a database, from file to file or to the terminal.
import { type FitOptionsBlock, ForesightError, type Trust } from '@foresight/contracts';
import { addSteps, type ModelName, type Step } from '@foresight/models';
import { type ColumnOptions, openPointFile, PointCollector, type SeriesPoints } from '../../normalize/metric/index.ts';
import { createLogger } from '../../platform/logger.ts';
import { openWorkerPool } from '../../platform/worker-pool.ts';
import {
  FORECAST_WORKER,
  type ForecastPool,
  type SeriesForecast,
  type SeriesQuestion,
  type SeriesRefusal,
} from '../../predictions/forecast/index.ts';
import { INDEX_START } from '../../store/index.ts';
import { chart, type Output, progress } from '../terminal/index.ts';
import { type FitOptionWords, fitOptionsOf } from './fit-option-words.ts';
import { writeForecastCsv } from './forecast-csv.ts';
import { forecastTable } from './forecast-table.ts';
import { checkInputFile, namingFile } from './input-file.ts';
import { columnReads, readColumn, seriesOf } from './regressor-columns.ts';

export interface ForecastCommandOptions extends ColumnOptions, FitOptionWords {
  readonly horizon: number;
  readonly level: number[];
  readonly season?: number[];
  readonly freq?: Step;
  readonly model: ModelName;
  readonly out?: string;
  readonly threads?: number;
}

interface Answered {
  readonly id: string;
  readonly history: Float64Array;
  readonly answer: SeriesForecast;
}

/** Positions without times are put this far apart; only the season search would care, and it is told. */
const INDEX_STEP: Step = { unit: 'ms', count: 3_600_000 };
/** Largest time a Date holds (ECMA-262, section 21.4.1.1). */
const LAST_TIME = 8.64e15;
const CHART_ROWS = 12;
const TABLE_ROWS = 20;

/** @throws {ForesightError} series_too_short naming the first series that cannot be answered; nothing is written then */
export async function forecastCommand(path: string, options: ForecastCommandOptions, out: Output): Promise<void> {
  const columns = options.regressors ?? [];
  checkInputFile(path, { again: columns.length > 0 });
  const fit = await fitOptionsOf(options);
  const { timeKind, groups, others } = await namingFile(path, () => readWithColumns(path, options, columns));
  const pool: ForecastPool = openWorkerPool<SeriesQuestion, SeriesForecast | SeriesRefusal>(
    FORECAST_WORKER,
    options.threads ?? 0,
    createLogger('warn'),
  );
  try {
    const answered = await namingFile(path, () =>
      answerAll(groups, group => questionOf(group, timeKind, options, fit, others), pool, out),
    );
    if (options.out) await writeForecastCsv(options.out, answered, options.level, stampOf(timeKind, options));
    else show(answered, options, out);
    if (options.out) out.note(`${answered.length} series × ${options.horizon} steps written to ${options.out}`);
  } finally {
    await pool.close();
  }
}

/** Points of one column by series. */
interface OtherColumn {
  readonly name: string;
  readonly series: ReadonlyMap<string, SeriesPoints>;
}

/** The target, and the columns that are regressors. */
async function readWithColumns(path: string, options: ForecastCommandOptions, columns: readonly string[]) {
  const reads = await columnReads(path, options, columns);
  const all = await readAll(path, reads.target);
  const others: OtherColumn[] = [];
  for (const { name, options: own } of reads.columns) others.push({ name, series: await readColumn(path, own) });
  return { ...all, others };
}

async function readAll(path: string, options: ColumnOptions) {
  const reader = await openPointFile(path, options);
  const collector = new PointCollector(reader);
  for await (const batch of reader.batches()) collector.add(batch);
  const groups = [...collector.groups()];
  if (groups.length === 0) {
    const { rows } = reader.facts;
    const fix = 'check the column of values; --value <column> names another';
    throw new ForesightError('bad_input', `none of the ${rows} rows has a value`, { fix });
  }
  return { timeKind: reader.timeKind, groups };
}

const nameOf = ({ key }: SeriesPoints): string => {
  const labels = Object.entries(key.labels).map(([name, value]) => `${name}=${value}`);
  return labels.length > 0 ? `${key.uniqueId}{${labels.join(' ')}}` : key.uniqueId;
};

async function answerAll(
  groups: readonly SeriesPoints[],
  questionFor: (group: SeriesPoints) => SeriesQuestion,
  pool: ForecastPool,
  out: Output,
): Promise<Answered[]> {
  const shown = progress(out);
  let done = 0;
  try {
    return await Promise.all(
      groups.map(async group => {
        const answer = await pool.run(questionFor(group));
        shown.update(`forecasting: ${++done} of ${groups.length} series`);
        if (!answer.ok) {
          throw new ForesightError('series_too_short', `series ${nameOf(group)}: ${answer.reason}`, {
            ...(group.row[0] === undefined ? {} : { row: group.row[0] }),
            column: 'y',
            fix: 'add history, or choose another model with --model',
          });
        }
        return { id: nameOf(group), history: group.value, answer };
      }),
    );
  } finally {
    shown.done();
  }
}

function questionOf(
  group: SeriesPoints,
  timeKind: 'time' | 'index',
  { freq, model, horizon, level, season }: ForecastCommandOptions,
  options: FitOptionsBlock,
  others: readonly OtherColumn[],
): SeriesQuestion {
  const { ts, value } = group;
  const times = (stamps: Float64Array) => (timeKind === 'index' ? timesOf(stamps, freq) : stamps);
  const regressors = others.map(({ name, series }) => {
    const own = series.get(seriesOf(group));
    return {
      name,
      points: own ? { ts: times(own.ts), value: own.value } : { ts: new Float64Array(), value: new Float64Array() },
    };
  });
  return {
    ts: times(ts),
    value,
    timeKind: timeKind === 'index' && !freq ? 'index' : 'time',
    model,
    horizon,
    levels: level,
    options,
    ...(regressors.length > 0 ? { regressors } : {}),
    ...(season ? { seasons: season } : {}),
  };
}

/** Times for positions, counted from a made-up start. */
function timesOf(positions: Float64Array, freq: Step = INDEX_STEP): Float64Array {
  return positions.map(position => {
    const time = addSteps(INDEX_START, freq, position);
    if (Math.abs(time) <= LAST_TIME) return time;
    throw new ForesightError('bad_input', `position ${position} lies beyond the times there are with this --freq`, {
      fix: 'name a smaller --freq, or leave it out',
    });
  });
}

/** Files with positions get positions back, whatever step was named for them. */
function stampOf(timeKind: 'time' | 'index', { freq = INDEX_STEP }: ForecastCommandOptions): (ms: number) => string {
  return timeKind === 'index' ? ms => String(positionOf(ms, freq)) : ms => new Date(ms).toISOString();
}

/** Inverse of addSteps(INDEX_START, step, position). */
function positionOf(ms: number, { unit, count }: Step): number {
  if (unit === 'ms') return Math.round((ms - INDEX_START) / count);
  const months = (at: Date) => 12 * at.getUTCFullYear() + at.getUTCMonth();
  return (months(new Date(ms)) - months(new Date(INDEX_START))) / count;
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
