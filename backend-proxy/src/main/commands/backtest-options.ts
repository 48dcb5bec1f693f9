// Options of foresight backtest alone, read from the text a person typed.
import { ForesightError } from '@foresight/contracts';
import type { ModelName } from '@foresight/models';
import { parseList, parseModel, whole } from './options.ts';

/** "auto,drift" → both, each once. @throws {ForesightError} unknown_model, bad_request for none */
export function parseModels(text: string): ModelName[] {
  const models = [...new Set(parseList(text).map(parseModel))];
  if (models.length > 0) return models;
  throw new ForesightError('bad_request', `'${text}' names no model`, {
    fix: 'name some, such as auto,seasonal-naive',
  });
}

/** @throws {ForesightError} bad_request */
export const parseOrigins = whole('origins', 'past moments to forecast from', 1000);
/** @throws {ForesightError} bad_request */
export const parseSpacing = whole('step', 'steps between origins', 100_000);
/** @throws {ForesightError} bad_request */
export const parseBaseline = whole('baseline', 'steps in a season', 100_000);
