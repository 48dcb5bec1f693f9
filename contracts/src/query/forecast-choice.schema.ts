// How a forecast is to be made: the members that every query built on a forecast has. What is left open is answered by
// the stored forecast, else by the service's defaults.
import { type Static, Type } from 'typebox';
import { Horizon, Levels, ModelChoice, Seasons } from '../common.schema.ts';
import { FIT_OPTIONS } from '../forecast/fit-options.schema.ts';

/** To be spread into a query's schema. */
export const FORECAST_CHOICE = {
  horizon: Type.Optional(Horizon),
  levels: Type.Optional(Levels),
  model: Type.Optional(ModelChoice),
  seasons: Type.Optional(Seasons),
  ...FIT_OPTIONS,
};
const ForecastChoiceSchema = Type.Object(FORECAST_CHOICE);
export type ForecastChoice = Static<typeof ForecastChoiceSchema>;
