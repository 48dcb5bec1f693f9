// Forecasts as a CSV file: unique_id,ds,yhat,lo-80,hi-80,…,model,skill with one row a series and step.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { ForesightError } from '@foresight/contracts';
import type { SeriesForecast } from '../../predictions/forecast/index.ts';

export interface NamedForecast {
  readonly id: string;
  readonly answer: Pick<SeriesForecast, 'time' | 'point' | 'intervals' | 'method' | 'trust'>;
}

/**
 * Writes beside the target and renames when whole, so that the target is never half a file.
 * @param levels ascending, e.g. [0.8, 0.95]
 * @param stamp the text of a time, epoch ms
 * @throws {ForesightError} bad_request when the file cannot be written
 */
export async function writeForecastCsv(
  path: string,
  forecasts: Iterable<NamedForecast>,
  levels: readonly number[],
  stamp: (ms: number) => string,
): Promise<void> {
  const draft = `${path}.${randomUUID()}.part`;
  const file = createWriteStream(draft);
  try {
    await write(file, csvHeader(levels));
    for (const forecast of forecasts) await write(file, csvRows(forecast, stamp));
    file.end();
    await once(file, 'finish');
    await rename(draft, path);
  } catch (error) {
    file.destroy();
    // It may still be opening: removed before that, the draft would come back.
    await finished(file).catch(() => undefined);
    await rm(draft, { force: true });
    throw new ForesightError('bad_request', `cannot write ${path}: ${(error as Error).message}`, {
      fix: 'check the folder and its permissions',
    });
  }
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

const percent = (level: number): string => String(Number((level * 100).toFixed(4)));
const quote = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

async function write(file: WriteStream, text: string): Promise<void> {
  if (!file.write(text)) await once(file, 'drain');
}
