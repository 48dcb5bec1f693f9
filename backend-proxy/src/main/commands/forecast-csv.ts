// Forecasts as a CSV file: unique_id,ds,yhat,lo-80,hi-80,…,model,skill with one row a series and step.
import type { SeriesForecast } from '../../predictions/forecast/index.ts';
import { percent, quote } from './csv-cells.ts';
import { writeWhole } from './write-whole.ts';

export interface NamedForecast {
  readonly id: string;
  readonly answer: Pick<SeriesForecast, 'time' | 'point' | 'intervals' | 'method' | 'trust'>;
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
): Promise<void> {
  await writeWhole(path, texts(forecasts, levels, stamp));
}

function* texts(forecasts: Iterable<NamedForecast>, levels: readonly number[], stamp: (ms: number) => string) {
  yield csvHeader(levels);
  for (const forecast of forecasts) yield csvRows(forecast, stamp);
}

export function csvHeader(levels: readonly number[]): string {
  const bands = levels.flatMap(level => [`lo-${percent(level)}`, `hi-${percent(level)}`]);
  return `${['unique_id', 'ds', 'yhat', ...bands, 'model', 'skill'].join(',')}\n`;
}

export function csvRows({ id, answer }: NamedForecast, stamp: (ms: number) => string): string {
  const { time, point, intervals, method, trust } = answer;
  const skill = trust.skill === null ? '' : trust.skill.toFixed(4);
  return Array.from(point, (value, i) => {
    const bands = intervals.flatMap(({ lower, upper }) => [lower[i]!, upper[i]!]);
    return `${[quote(id), stamp(time[i]!), value, ...bands, method, skill].join(',')}\n`;
  }).join('');
}
