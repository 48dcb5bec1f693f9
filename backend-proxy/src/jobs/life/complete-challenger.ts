// From what a person asks for to a challenger with nothing left open.

import { isDeepStrictEqual } from 'node:util';
import { type ChallengerBody, ForesightError, type Recipe, recipeIn } from '@foresight/contracts';
import type { Config } from '../../platform/config/index.ts';
import { questionDefaults } from '../../predictions/forecast/index.ts';
import {
  currentChampion,
  ensureChampion,
  findSeries,
  type NewChallenger,
  newestRecipe,
  type StoreTrx,
  workspaceById,
} from '../../store/index.ts';
import { fullQuestion } from '../forecast.job.ts';

interface CompleteOptions {
  readonly workspaceId: string;
  readonly by: string;
  /** Data may come later: no series is needed yet. */
  readonly ahead?: boolean;
}

const DEFAULTS = { min_gain: 0.02, level: 0.05, auto_promote: false };

/**
 * Where the metric has no champion yet, what serves it now becomes that: how its newest forecasts were made, or how they would be.
 * @throws {ForesightError} series_not_found; bad_request, unknown_model for a recipe that could not be run; conflict for one that is the champion's
 */
export async function completeChallenger(
  trx: StoreTrx,
  config: Pick<Config, 'forecast' | 'workspaces'>,
  { workspaceId, by, ahead = false }: CompleteOptions,
  { slug, metric, recipe, steps, ...terms }: ChallengerBody,
): Promise<NewChallenger> {
  const defaults = questionDefaults(config, await workspaceById(trx, workspaceId));
  if (!ahead && (await findSeries(trx, workspaceId, { metric })).length === 0) {
    throw new ForesightError('series_not_found', `no series of '${metric}' is stored`, {
      fix: 'import data for it, or ask GET /api/v1/metrics for what is stored',
    });
  }
  const full = recipeIn(fullQuestion({ metric, ...recipe }, defaults));
  const serving = (await newestRecipe(trx, workspaceId, metric)) ?? fullQuestion({ metric }, defaults);
  await ensureChampion(trx, workspaceId, metric, recipeIn(serving), by);
  const champion = await currentChampion(trx, workspaceId, metric);
  if (isDeepStrictEqual(full, champion!.recipe)) throw same(metric, full);
  return { slug, metric, recipe: full, steps: steps ?? null, ...DEFAULTS, ...terms };
}

const same = (metric: string, { model }: Recipe) =>
  new ForesightError('conflict', `the champion of '${metric}' is made like that already: model '${model}'`, {
    fix: 'name another model, or other options',
  });
