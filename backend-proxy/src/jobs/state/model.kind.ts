// Champions: how a metric is forecast, whatever asks for it.
import { type ModelBody, recipeIn } from '@foresight/contracts';
import { questionDefaults } from '../../predictions/forecast/index.ts';
import { listChampions, workspaceById } from '../../store/index.ts';
import { fullQuestion } from '../forecast.job.ts';
import { setChampion } from '../life/index.ts';
import type { StateContext, StateKind } from './state-kind.ts';

const set = ({ queue, trx, workspaceId, by }: StateContext, item: ModelBody) =>
  setChampion(queue, trx, workspaceId, item, by);

export const modelKind: StateKind<ModelBody> = {
  list: 'models',
  noun: 'model',
  nameOf: ({ metric }) => metric,
  read: async ({ trx, workspaceId }) =>
    (await listChampions(trx, workspaceId)).map(({ metric, recipe }) => ({ metric, recipe })),
  complete: async ({ trx, config, workspaceId }, { metric, recipe }) => {
    const defaults = questionDefaults(config, await workspaceById(trx, workspaceId));
    return { metric, recipe: recipeIn(fullQuestion({ metric, ...recipe }, defaults)) };
  },
  create: set,
  change: set,
  note: () => 'its forecasts are made anew',
};
