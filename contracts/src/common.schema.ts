// Small schemas that several nouns share.
import { type TSchema, Type } from 'typebox';
import { HORIZON_LIMITS, LEVEL_LIMITS, METRIC_NAME, MOST_LEVELS } from './limits.ts';

export const Uuid = Type.String({ format: 'uuid' });
export const Time = Type.String({ format: 'date-time', description: 'UTC time, ISO 8601' });
/** What Postgres can keep: no NUL and no half of a surrogate pair. */
const KEPT = '^[^\\u0000\\ud800-\\udfff]*$';
export const Text = Type.String({ pattern: KEPT });
/** Written as an object with any keys: a record's key pattern would let names with a line break pass unchecked. */
export const Labels = Type.Unsafe<Record<string, string>>(
  Type.Object(
    {},
    {
      additionalProperties: Text,
      propertyNames: Type.String({ minLength: 1, pattern: KEPT }),
      description: 'Label name to value',
    },
  ),
);
export const MetricName = Type.String({
  minLength: 1,
  maxLength: 200,
  pattern: METRIC_NAME,
  description: 'Name of the metric: letters, digits, and _ . : -',
});
export const Horizon = Type.Integer({
  minimum: HORIZON_LIMITS.least,
  maximum: HORIZON_LIMITS.most,
  description: 'Steps ahead',
});
export const Level = Type.Number({
  minimum: LEVEL_LIMITS.least,
  maximum: LEVEL_LIMITS.most,
  description: 'Promised share of truths inside the band, e.g. 0.95',
});
export const Levels = Type.Array(Level, { minItems: 1, maxItems: MOST_LEVELS, uniqueItems: true });
export const Seasons = Type.Array(Type.Integer({ minimum: 2, maximum: 100_000 }), {
  maxItems: 5,
  uniqueItems: true,
  description: 'Season lengths in steps; absent: detected',
});
export const ModelChoice = Type.String({
  minLength: 1,
  maxLength: 100,
  examples: ['auto', 'ets', 'theta', 'tsb', 'seasonal-naive'],
  description: 'Forecasting method; a name that is none is the problem unknown_model',
});

/** A value or null, as JSON Schema of OpenAPI 3.1 writes it. */
export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** A list answer: always an object, so that fields can be added later. */
export const Page = <T extends TSchema>(item: T, id: string) =>
  Type.Object({ items: Type.Array(item) }, { $id: id, additionalProperties: false });
