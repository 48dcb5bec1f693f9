// Questions made with the recipe of the metric's champion, and the runs of challengers beside them.
import { isDeepStrictEqual } from 'node:util';
import { type Recipe, recipeIn } from '@foresight/contracts';
import { DEFAULT_MODEL, type FullQuestion } from '../predictions/forecast/index.ts';
import { createRun, currentChampion, openChallengers, type StoreTrx } from '../store/index.ts';

/** Who says how forecasts are made: the question itself, or the champion of its metric where there is one. */
export interface AskedAs {
  readonly as: 'asked' | 'champion';
  /** How often a run that fails is tried again; absent: as often as the job says. */
  readonly retries?: number | undefined;
}

/** The question with the champion's recipe in place of its own; as it is where the metric has no champion. */
export async function asChampion(trx: StoreTrx, workspaceId: string, question: FullQuestion): Promise<FullQuestion> {
  const champion = await currentChampion(trx, workspaceId, question.metric);
  return champion ? withRecipe(question, champion.recipe) : question;
}

/** As it was asked where a person said how, else as the champion of the metric. */
export const askedAs = (question: object): AskedAs => ({
  as: Object.keys(recipeIn(question)).length > 0 ? 'asked' : 'champion',
});

/** Of every open challenger of the metric, where the run is one of the champion. @returns the ids of their runs */
export async function shadowRuns(
  trx: StoreTrx,
  workspaceId: string,
  runId: string,
  question: FullQuestion,
): Promise<string[]> {
  const { metric } = question;
  const challengers = await openChallengers(trx, { workspaceId, metric });
  if (challengers.length === 0) return [];
  const champion = await currentChampion(trx, workspaceId, metric);
  // Beside a run that someone asked for with another recipe they would be compared with what does not serve.
  if (!champion || !isDeepStrictEqual(recipeIn(question), champion.recipe)) return [];
  const made: string[] = [];
  for (const { id, recipe } of challengers) {
    const asked = withRecipe(question, recipe);
    made.push(await createRun(trx, workspaceId, asked, { runId, challengerId: id }));
  }
  return made;
}

/** What a question asks for stays: which series, how far, which bands. */
function withRecipe({ metric, labels, horizon, levels }: FullQuestion, { model, ...recipe }: Recipe): FullQuestion {
  return { metric, ...(labels ? { labels } : {}), horizon, levels, model: model ?? DEFAULT_MODEL, ...recipe };
}
