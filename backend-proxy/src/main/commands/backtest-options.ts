// Options of foresight backtest alone, read from the text a person typed.
import { ForesightError } from '@foresight/contracts';
import type { ModelName } from '@foresight/models';
import { parseList, parseModel } from './options.ts';

/** "auto,drift" → both, each once. @throws {ForesightError} unknown_model, bad_request for none */
export function parseModels(text: string): ModelName[] {
  const models = [...new Set(parseList(text).map(parseModel))];
  if (models.length > 0) return models;
  throw new ForesightError('bad_request', `'${text}' names no model`, {
    fix: 'name some, such as auto,seasonal-naive',
  });
}

/** @returns a reader of whole numbers from 1 that complains in these words */
function whole(name: string, unit: string, most: number): (text: string) => number {
  return text => {
    const number = text.trim() === '' ? Number.NaN : Number(text);
    if (Number.isInteger(number) && number >= 1 && number <= most) return number;
    throw new ForesightError('bad_request', `${name} ${text} is not a number of ${unit}`, {
      fix: `give a whole number from 1 to ${most}`,
    });
  };
}

/** @throws {ForesightError} bad_request */
export const parseOrigins = whole('origins', 'past moments to forecast from', 1000);
/** @throws {ForesightError} bad_request */
export const parseSpacing = whole('step', 'steps between origins', 100_000);
/** @throws {ForesightError} bad_request */
export const parseBaseline = whole('baseline', 'steps in a season', 100_000);
