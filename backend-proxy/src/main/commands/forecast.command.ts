// foresight forecast FILE: the engine without a database, from file to file or to the terminal.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { ForesightError, type Trust } from '@foresight/contracts';
import { addSteps, type ModelName, type Step } from '@foresight/models';
import { type ColumnOptions, openPointFile, PointCollector, type SeriesPoints } from '../../normalize/metric/index.ts';
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
import { forecastTable } from './forecast-table.ts';

export interface ForecastCommandOptions extends ColumnOptions {
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
const CHART_ROWS = 12;
const TABLE_ROWS = 20;

/** @throws {ForesightError} series_too_short naming the first series that cannot be answered; nothing is written then */
export async function forecastCommand(path: string, options: ForecastCommandOptions, out: Output): Promise<void> {
  const { timeKind, groups } = await readAll(path, options);
  const pool: ForecastPool = openWorkerPool<SeriesQuestion, SeriesForecast | SeriesRefusal>(
    FORECAST_WORKER,
    options.threads ?? 0,
  );
  try {
    const answered = await answerAll(groups, timeKind, options, pool, out);
    if (options.out) await writeCsv(options.out, answered, timeKind, options);
    else show(answered, options, out);
    if (options.out) out.note(`${answered.length} series × ${options.horizon} steps written to ${options.out}`);
  } finally {
    await pool.close();
  }
}

async function readAll(path: string, options: ColumnOptions) {
  const reader = await openPointFile(path, options);
  const collector = new PointCollector(reader);
  for await (const batch of reader.batches()) collector.add(batch);
  return { timeKind: reader.timeKind, groups: [...collector.groups()] };
}

const nameOf = ({ key }: SeriesPoints): string => {
  const labels = Object.entries(key.labels).map(([name, value]) => `${name}=${value}`);
  return labels.length > 0 ? `${key.uniqueId}{${labels.join(' ')}}` : key.uniqueId;
};

async function answerAll(
  groups: readonly SeriesPoints[],
  timeKind: 'time' | 'index',
  options: ForecastCommandOptions,
  pool: ForecastPool,
  out: Output,
): Promise<Answered[]> {
  const shown = progress(out);
  let done = 0;
  try {
    return await Promise.all(
      groups.map(async group => {
        const answer = await pool.run(questionOf(group, timeKind, options));
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
  { ts, value }: SeriesPoints,
  timeKind: 'time' | 'index',
  { freq, model, horizon, level, season }: ForecastCommandOptions,
): SeriesQuestion {
  const stamped = timeKind === 'index' ? ts.map(index => addSteps(INDEX_START, freq ?? INDEX_STEP, index)) : ts;
  return {
    ts: stamped,
    value,
    timeKind: timeKind === 'index' && !freq ? 'index' : 'time',
    model,
    horizon,
    levels: level,
    ...(season ? { seasons: season } : {}),
  };
}

/** `unique_id,ds,yhat,lo-80,hi-80,…,model,skill`; written beside the target and renamed when whole. */
async function writeCsv(
  path: string,
  answered: readonly Answered[],
  timeKind: 'time' | 'index',
  { freq, level }: ForecastCommandOptions,
): Promise<void> {
  const draft = `${path}.${randomUUID()}.part`;
  const file = createWriteStream(draft);
  try {
    // The index of a made-up time, where the file had positions and no frequency was given.
    const stamp = (ms: number) =>
      timeKind === 'index' && !freq
        ? String(Math.round((ms - INDEX_START) / INDEX_STEP.count))
        : new Date(ms).toISOString();
    const bands = level.flatMap(l => [`lo-${percent(l)}`, `hi-${percent(l)}`]);
    await write(file, `unique_id,ds,yhat,${bands.join(',')},model,skill\n`);
    for (const { id, answer } of answered) await write(file, csvRows(id, answer, stamp));
    file.end();
    await once(file, 'finish');
    await rename(draft, path);
  } catch (error) {
    file.destroy();
    await rm(draft, { force: true });
    throw new ForesightError('bad_request', `cannot write ${path}: ${(error as Error).message}`, {
      fix: 'check the folder and its permissions',
    });
  }
}

const percent = (level: number): string => String(Number((level * 100).toFixed(4)));
const quote = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

async function write(file: ReturnType<typeof createWriteStream>, text: string): Promise<void> {
  if (!file.write(text)) await once(file, 'drain');
}

function csvRows(id: string, { time, point, intervals, method, trust }: SeriesForecast, stamp: (ms: number) => string) {
  const skill = trust.skill === null ? '' : trust.skill.toFixed(4);
  return Array.from(point, (value, i) => {
    const bands = intervals.flatMap(({ lower, upper }) => [lower[i]!, upper[i]!]);
    return `${[quote(id), stamp(time[i]!), value, ...bands, method, skill].join(',')}\n`;
  }).join('');
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
