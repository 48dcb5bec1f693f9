// Saved scenarios. Their versions count on, so that a page that holds an older one learns of the change.
import { type ScenarioBody, slugOf } from '@foresight/contracts';
import { checkAdjustments } from '../../predictions/whatif/index.ts';
import { changeScenario, createScenario, listScenarios, removeScenario, scenarioBySlug } from '../../store/index.ts';
import type { StateKind } from './state-kind.ts';

export const scenarioKind: StateKind<ScenarioBody> = {
  list: 'scenarios',
  noun: 'scenario',
  nameOf: ({ slug, name }) => slug ?? slugOf(name),
  read: async ({ trx, workspaceId }) =>
    (await listScenarios(trx, workspaceId)).map(({ slug, name, description, adjustments }) => ({
      slug,
      name,
      ...(description === null ? {} : { description }),
      adjustments,
    })),
  complete: async (_context, item) => {
    checkAdjustments(item.adjustments);
    return { ...item, slug: item.slug ?? slugOf(item.name) };
  },
  create: async (context, item) => {
    await createScenario(context.trx, context, item);
  },
  change: async (context, { slug = '', ...item }) => {
    const { version } = await scenarioBySlug(context.trx, context.workspaceId, slug);
    await changeScenario(context.trx, context, slug, { ...item, version });
  },
  remove: ({ trx, workspaceId }, slug) => removeScenario(trx, workspaceId, slug),
  note: action => (action === 'remove' ? 'queries that name it have an error from then on' : undefined),
};
