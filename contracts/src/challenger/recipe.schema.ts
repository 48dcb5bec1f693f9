// How a forecast is made: the members of a question that are not about which series, how far and which bands.
import { type Static, Type } from 'typebox';
import { ModelChoice, Seasons } from '../common.schema.ts';
import { FIT_OPTIONS, fitOptionsIn } from '../forecast/fit-options.schema.ts';

export const RecipeSchema = Type.Object(
  { model: Type.Optional(ModelChoice), seasons: Type.Optional(Seasons), ...FIT_OPTIONS },
  { $id: 'Recipe', additionalProperties: false, description: 'How a forecast is made' },
);
export type Recipe = Static<typeof RecipeSchema>;

/** The members of a question that say how. Two questions with equal recipes make the same forecasts of the same data. */
export function recipeIn(question: Recipe): Recipe {
  const { model, seasons } = question;
  return { ...(model ? { model } : {}), ...(seasons ? { seasons } : {}), ...fitOptionsIn(question) };
}
