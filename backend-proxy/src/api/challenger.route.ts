// Challengers of the caller's workspace: other ways to make the forecasts of a metric, tried beside the one that serves.
import {
  ChallengerBody,
  ChallengerList,
  ChallengerSchema,
  ChallengerSlug,
  ChampionChangedSchema,
  MetricName,
} from '@foresight/contracts';
import { Type } from 'typebox';
import { completeChallenger, promoteByHand, rollback } from '../jobs/index.ts';
import { challengerAnswers } from '../predictions/life/index.ts';
import { challengerBySlug, createChallenger, listChallengers, removeChallenger } from '../store/index.ts';
import type { Routes } from './api-types.ts';
import { callerIn, callerName } from './auth.ts';
import { problemResponses } from './problems.ts';

const SlugParams = Type.Object({ slug: ChallengerSlug }, { additionalProperties: false });
const PATH = '/api/v1/challengers';
const tags = ['models'];

const PromoteBody = Type.Object(
  {
    force: Type.Optional(Type.Boolean({ description: 'Though it is not better by more than chance. Default: false' })),
  },
  { additionalProperties: false },
);

export const challengerRoutes: Routes = (api, { store, queue, config }) => {
  api.get(
    PATH,
    {
      config: { right: 'read' },
      schema: {
        tags,
        summary: 'Challengers, and where each stands against the champion of its metric',
        response: { 200: ChallengerList, ...problemResponses },
      },
    },
    async request => {
      const { workspaceId } = callerIn(request);
      const items = await store.inWorkspace(workspaceId, async trx =>
        challengerAnswers(trx, workspaceId, await listChallengers(trx, workspaceId)),
      );
      return { items };
    },
  );

  api.post(
    PATH,
    {
      config: { right: 'write' },
      schema: {
        tags,
        summary: 'Try another model beside the one that serves; from the next run on',
        body: ChallengerBody,
        response: { 201: ChallengerSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { workspaceId } = callerIn(request);
      const [made] = await store.inWorkspace(workspaceId, async trx => {
        const by = await callerName(trx, request);
        const complete = await completeChallenger(trx, config, { workspaceId, by }, request.body);
        return challengerAnswers(trx, workspaceId, [await createChallenger(trx, workspaceId, by, complete)]);
      });
      return reply.code(201).send(made!);
    },
  );

  api.delete(
    `${PATH}/:slug`,
    {
      config: { right: 'write' },
      schema: {
        tags,
        summary: 'Remove a challenger with what was measured of it; what serves stays',
        params: SlugParams,
        response: { 204: Type.Null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { workspaceId } = callerIn(request);
      await store.inWorkspace(workspaceId, trx => removeChallenger(trx, workspaceId, request.params.slug));
      return reply.code(204).send(null);
    },
  );

  api.post(
    `${PATH}/:slug/promote`,
    {
      config: { right: 'write' },
      schema: {
        tags,
        summary: 'Let a challenger serve; refused, with numbers, while it is not better by more than chance',
        params: SlugParams,
        body: PromoteBody,
        response: { 200: ChampionChangedSchema, ...problemResponses },
      },
    },
    async request => {
      const { workspaceId } = callerIn(request);
      const { force = false } = request.body;
      const done = await store.inWorkspace(workspaceId, async trx => {
        const challenger = await challengerBySlug(trx, workspaceId, request.params.slug);
        return promoteByHand(queue, trx, challenger, { by: await callerName(trx, request), force });
      });
      // Thrown out here, so that the refusal stays written down.
      if (done instanceof Error) throw done;
      return done;
    },
  );

  api.post(
    '/api/v1/models/rollback',
    {
      config: { right: 'write' },
      schema: {
        tags,
        summary: 'Back to how the forecasts of a metric were made before; new ones are made at once',
        body: Type.Object({ metric: MetricName }, { additionalProperties: false }),
        response: { 200: ChampionChangedSchema, ...problemResponses },
      },
    },
    request => {
      const { workspaceId } = callerIn(request);
      return store.inWorkspace(workspaceId, async trx =>
        rollback(queue, trx, workspaceId, request.body.metric, await callerName(trx, request)),
      );
    },
  );
};
