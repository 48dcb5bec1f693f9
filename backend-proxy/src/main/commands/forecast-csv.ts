// Forecasts as a CSV file: unique_id,ds,yhat,lo-80,hi-80,…,model,skill and what else was asked, with one row a series and step.
import type { SeriesForecast } from '../../predictions/forecast/index.ts';
import { percent, quote } from './csv-cells.ts';
import type { ExtraColumn } from './extra-columns.ts';
import { writeWhole } from './write-whole.ts';

export interface NamedForecast {
  readonly id: string;
  readonly answer: Pick<
    SeriesForecast,
    'time' | 'point' | 'intervals' | 'method' | 'trust' | 'breaches' | 'components'
  >;
}

/**
 * @param levels ascending, e.g. [0.8, 0.95]
 * @param stamp the text of a time, epoch ms
 * @throws {ForesightError} bad_request when the file cannot be written; what was there stays
 */
export async function writeForecastCsv(
  path: string,
  forecasts: Iterable<NamedForecast>,
  levels: readonly number[],
  stamp: (ms: number) => string,
  extra: readonly ExtraColumn[] = [],
): Promise<void> {
  await writeWhole(path, forecastCsv(forecasts, levels, stamp, extra));
}

/** @param extra columns after the others; an empty cell where a series has no such value */
export function* forecastCsv(
  forecasts: Iterable<NamedForecast>,
  levels: readonly number[],
  stamp: (ms: number) => string,
  extra: readonly ExtraColumn[] = [],
): Generator<string> {
  yield csvHeader(levels, extra);
  for (const forecast of forecasts) yield csvRows(forecast, stamp, extra);
}

export function csvHeader(levels: readonly number[], extra: readonly ExtraColumn[] = []): string {
  const bands = levels.flatMap(level => [`lo-${percent(level)}`, `hi-${percent(level)}`]);
  return `${['unique_id', 'ds', 'yhat', ...bands, 'model', 'skill', ...extra.map(c => quote(c.title))].join(',')}\n`;
}

export function csvRows(
  { id, answer }: NamedForecast,
  stamp: (ms: number) => string,
  extra: readonly ExtraColumn[] = [],
): string {
  const { time, point, intervals, method, trust } = answer;
  const skill = trust.skill === null ? '' : trust.skill.toFixed(4);
  const more = extra.map(column => column.values(answer));
  return Array.from(point, (value, i) => {
    const bands = intervals.flatMap(({ lower, upper }) => [lower[i]!, upper[i]!]);
    return `${[quote(id), stamp(time[i]!), value, ...bands, method, skill, ...more.map(v => v?.[i] ?? '')].join(',')}\n`;
  }).join('');
}
