// Options that several commands share, read from the text a person typed.
import { ForesightError, MetricName } from '@foresight/contracts';
import { getModel, type ModelName } from '@foresight/models';
import { Value } from 'typebox/value';

/** @returns a reader of whole numbers from 1 that complains in these words */
export function whole(name: string, unit: string, most: number): (text: string) => number {
  return text => {
    const number = text.trim() === '' ? Number.NaN : Number(text);
    if (Number.isInteger(number) && number >= 1 && number <= most) return number;
    throw new ForesightError('bad_request', `${name} ${text} is not a number of ${unit}`, {
      fix: `give a whole number from 1 to ${most}`,
    });
  };
}

/** @throws {ForesightError} bad_request */
export const parseHorizon = whole('horizon', 'steps', 10_000);

/** "80,95" or "0.8,0.95" → [0.8, 0.95], ascending. @throws {ForesightError} bad_request */
export function parseLevels(text: string): number[] {
  const levels = text.split(',').map(part => {
    const number = part.trim() === '' ? Number.NaN : Number(part);
    const level = number >= 50 ? number / 100 : number;
    if (level >= 0.5 && level <= 0.99) return level;
    throw new ForesightError('bad_request', `level ${part} is not a share of truths inside the band`, {
      fix: 'give percent from 50 to 99, such as 80,95, or shares from 0.5 to 0.99',
    });
  });
  return [...new Set(levels)].sort((a, b) => a - b);
}

/** "24,168" → [24, 168]; "none" → no season. @throws {ForesightError} bad_request */
export function parseSeasons(text: string): number[] {
  if (text === 'none') return [];
  const seasons = text.split(',').map(part => {
    const season = Number(part);
    if (Number.isInteger(season) && season >= 2 && season <= 100_000) return season;
    throw new ForesightError('bad_request', `season ${part} is not a number of steps`, {
      fix: "give whole numbers from 2 to 100000, such as 24,168, or 'none'",
    });
  });
  return [...new Set(seasons)].sort((a, b) => a - b);
}

/** @throws {ForesightError} bad_request for a text that is no number */
export function parseLimit(text: string): number {
  const limit = Number(text);
  if (text.trim() !== '' && Number.isFinite(limit)) return limit;
  throw new ForesightError('bad_request', `limit ${text} is no number`, { fix: 'give a number such as 0 or 99.5' });
}

/** @throws {ForesightError} unknown_model, naming the models there are */
export function parseModel(text: string): ModelName {
  try {
    return getModel(text as ModelName).name;
  } catch (error) {
    throw new ForesightError('unknown_model', (error as Error).message, { fix: "use 'auto' when in doubt" });
  }
}

/** @throws {ForesightError} bad_request */
export function parseMetric(text: string): string {
  if (Value.Check(MetricName, text)) return text;
  throw new ForesightError('bad_request', `'${text}' is not a name of a metric`, {
    fix: 'use 1 to 200 letters, digits and _ . : - with a letter or _ first',
  });
}

/** "a,b" → ['a', 'b'] */
export const parseList = (text: string): string[] =>
  text
    .split(',')
    .map(part => part.trim())
    .filter(Boolean);

/** Name of the metric of a file: its name without folder and endings, other characters as '_'. */
export function metricNameOf(path: string): string {
  const base = path
    .split(/[\\/]/)
    .at(-1)!
    .replace(/(\.(csv|tsv|txt|gz))+$/i, '');
  const name = base.replace(/[^A-Za-z0-9_.:-]/g, '_').replace(/^[^A-Za-z_]/, '_$&');
  return name || '_';
}
