// When forecasts of a metric were made: what a replay of the ledger can go back to.
import { type Static, Type } from 'typebox';
import { Page, Time } from '../common.schema.ts';

/** Moments of one answer. */
export const MOST_MOMENTS = 1_000;

export const ForecastMomentSchema = Type.Object(
  {
    issued_at: Type.String({ ...Time, description: 'When it was said; as `as_of` it brings back these forecasts' }),
    origin: Type.String({ ...Time, description: 'The newest value that any of them knew' }),
    series: Type.Integer({ description: 'Series that were forecast then' }),
  },
  { $id: 'ForecastMoment', additionalProperties: false },
);
export type ForecastMoment = Static<typeof ForecastMomentSchema>;
export const ForecastMomentList = Page(ForecastMomentSchema, 'ForecastMomentList');
