// Another data source's query, whose answer is what a query of ours is about.
import { type Static, Type } from 'typebox';

/** A span of time in words that Grafana and Prometheus know: 90m, 12h, 30d, 8w, 1y. */
export const SPAN = '^([1-9]\\d{0,5})(s|m|h|d|w|y)$';

export const Source = Type.Object(
  {
    datasource: Type.Object(
      {
        uid: Type.String({ minLength: 1, maxLength: 200 }),
        type: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
      },
      { additionalProperties: false },
    ),
    query: Type.Unsafe<Record<string, unknown>>(
      Type.Object({}, { description: 'As that data source saves it in a dashboard', additionalProperties: true }),
    ),
    history: Type.Optional(
      Type.String({ pattern: SPAN, description: 'How far back the model learns: 12h, 30d, 8w, 1y. Default: 30d' }),
    ),
    step: Type.Optional(
      Type.String({
        pattern: SPAN,
        description: 'The interval that the other data source is asked for. Default: history in about 1,500 steps',
      }),
    ),
  },
  { $id: 'Source', additionalProperties: false },
);
export type Source = Static<typeof Source>;

const UNITS: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
  y: 365 * 86_400_000,
};

/** Milliseconds of a span; undefined where the text is none. */
export function spanMs(text: string): number | undefined {
  const [, count, unit] = new RegExp(SPAN).exec(text) ?? [];
  return count === undefined ? undefined : Number(count) * UNITS[unit!]!;
}
