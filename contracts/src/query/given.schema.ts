// Points that come with a question. They travel, and are never saved.
import { type Static, Type } from 'typebox';
import { Labels, Text } from '../common.schema.ts';
import { MOST_GIVEN_POINTS, MOST_GIVEN_SERIES } from '../limits.ts';

/** The numbers are checked by `givenProblem`: an array of thousands is too long for a schema to walk through. */
const Numbers = Type.Unsafe<readonly (number | null)[]>(
  Type.Unsafe({ type: 'array', maxItems: MOST_GIVEN_POINTS, description: 'Numbers; null: missing' }),
);

export const GivenSeries = Type.Object(
  {
    name: Type.String({ ...Text, minLength: 1, maxLength: 500 }),
    labels: Labels,
    unit: Type.Optional(Type.String({ ...Text, minLength: 1, maxLength: 100 })),
    ts: Numbers,
    value: Numbers,
  },
  { $id: 'GivenSeries', additionalProperties: false },
);
export type GivenSeries = Static<typeof GivenSeries>;

export const Given = Type.Object(
  {
    until: Type.Number({ description: 'Epoch ms up to which was asked: a step that is not over by then is left out' }),
    series: Type.Array(GivenSeries, { maxItems: MOST_GIVEN_SERIES }),
  },
  { $id: 'Given', additionalProperties: false },
);
export type Given = Static<typeof Given>;

/** What a Date can hold. */
const FARTHEST = 8.64e15;

/** What is wrong with the numbers, with their place; undefined where nothing is. */
export function givenProblem({ series }: Given): string | undefined {
  const total = series.reduce((sum, { ts }) => sum + ts.length, 0);
  if (total > MOST_GIVEN_POINTS) return `given has ${total} points; ${MOST_GIVEN_POINTS} are the most`;
  for (const [i, { ts, value }] of series.entries()) {
    if (ts.length !== value.length) return `given.series.${i} has ${ts.length} times and ${value.length} values`;
    for (let j = 0; j < ts.length; j++) {
      const [at, number] = [ts[j], value[j]];
      if (typeof at !== 'number' || !(Math.abs(at) <= FARTHEST)) {
        return `given.series.${i}.ts.${j} must be milliseconds since 1970, not ${JSON.stringify(at)}`;
      }
      if (number !== null && typeof number !== 'number') {
        return `given.series.${i}.value.${j} must be a number or null, not ${JSON.stringify(number)}`;
      }
    }
  }
  return undefined;
}
