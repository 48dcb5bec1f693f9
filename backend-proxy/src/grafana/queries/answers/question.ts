// What is asked of each series: the query, with the data source's defaults where it leaves something open.
import {
  type FitOptionsBlock,
  type ForecastChoice,
  ForesightError,
  fitOptionsIn,
  Horizon,
  Level,
} from '@foresight/contracts';
import { MODEL_NAMES, type ModelName } from '@foresight/models';
import { type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';
import { checkedFitOptions } from '../../../features/forecast/index.ts';

/** Absent members are open: the ledger answers with what it has, computing takes the service's defaults. */
export interface Question {
  readonly horizon?: number;
  readonly levels?: readonly number[];
  readonly model?: string;
  readonly seasons?: readonly number[];
  /** Limits, calendar, other series. */
  readonly options: FitOptionsBlock;
}

/** @throws {ForesightError} bad_request for a default out of range, a model or calendar that does not exist, limits out of order */
export function questionOf(query: ForecastChoice, settings: Readonly<Record<string, unknown>>): Question {
  const horizon = query.horizon ?? setting<number>(settings, 'defaultHorizon', Horizon);
  const level = setting<number>(settings, 'defaultLevel', Level);
  const levels = query.levels ?? (level === undefined ? undefined : [level]);
  refuseUnknownModel(query.model);
  return {
    options: checkedFitOptions(fitOptionsIn(query)),
    ...(horizon === undefined ? {} : { horizon }),
    ...(levels === undefined ? {} : { levels: [...levels].sort((a, b) => a - b) }),
    ...(query.model === undefined ? {} : { model: query.model }),
    ...(query.seasons === undefined ? {} : { seasons: query.seasons }),
  };
}

function setting<T>(settings: Readonly<Record<string, unknown>>, name: string, schema: TSchema): T | undefined {
  const value = settings[name];
  if (value === undefined || value === null) return undefined;
  if (Value.Check(Type.Object({ value: schema }), { value })) return value as T;
  throw new ForesightError('bad_request', `the data source's ${name} is ${JSON.stringify(value)}`, {
    fix: `correct ${name} in the settings of the data source`,
  });
}

function refuseUnknownModel(model: string | undefined): void {
  if (model === undefined || MODEL_NAMES.includes(model as ModelName)) return;
  throw new ForesightError('bad_request', `there is no model '${model}'; known: ${MODEL_NAMES.join(', ')}`);
}

/** Of ranges over several steps: the narrowest band that is asked for. */
export const levelOf = ({ levels }: Question): number => levels?.[0] ?? 0.8;
