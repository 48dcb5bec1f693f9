// Challengers that are still tried. One that was promoted has done what a document asks of it.
import type { ChallengerBody } from '@foresight/contracts';
import {
  type Challenger,
  challengerBySlug,
  createChallenger,
  listChallengers,
  type NewChallenger,
  openChallengers,
  removeChallenger,
  setAutoPromote,
} from '../../store/index.ts';
import { completeChallenger } from '../life/index.ts';
import type { StateContext, StateKind } from './state-kind.ts';

const body = ({ slug, metric, recipe, min_gain, level, steps, auto_promote }: Challenger | NewChallenger) => ({
  slug,
  metric,
  recipe,
  min_gain,
  level,
  ...(steps === null ? {} : { steps }),
  auto_promote,
});

async function create({ trx, workspaceId, by }: StateContext, { steps, ...item }: ChallengerBody): Promise<void> {
  // Complete already: only `steps` is said in another way.
  await createChallenger(trx, workspaceId, by, { ...(item as Omit<NewChallenger, 'steps'>), steps: steps ?? null });
}

export const challengerKind: StateKind<ChallengerBody> = {
  list: 'challengers',
  noun: 'challenger',
  nameOf: ({ slug }) => slug,
  read: async ({ trx, workspaceId }) => (await openChallengers(trx, { workspaceId })).map(body),
  complete: async ({ trx, config, workspaceId, by }, item) => {
    const there = (await listChallengers(trx, workspaceId)).find(({ slug }) => slug === item.slug);
    if (there?.promoted_at) return undefined;
    return body(await completeChallenger(trx, config, { workspaceId, by, ahead: true }, item));
  },
  create,
  change: async (context, item, differences) => {
    const { trx, workspaceId } = context;
    if (goesOn(differences)) {
      const { id } = await challengerBySlug(trx, workspaceId, item.slug);
      return setAutoPromote(trx, id, item.auto_promote!);
    }
    await removeChallenger(trx, workspaceId, item.slug);
    await create(context, item);
  },
  remove: ({ trx, workspaceId }, slug) => removeChallenger(trx, workspaceId, slug),
  note: (action, differences) => {
    if (action === 'remove') return 'with what was measured of it';
    return action === 'change' && !goesOn(differences) ? 'its contest begins anew' : undefined;
  },
};

/** Who promotes it has no part in how it is measured. */
const goesOn = (differences: readonly { readonly path: string }[]) =>
  differences.every(({ path }) => path === 'auto_promote');
