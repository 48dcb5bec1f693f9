// Saved scenarios of the caller's workspace.
import { ScenarioBody, ScenarioChange, ScenarioList, ScenarioSchema, ScenarioSlug } from '@foresight/contracts';
import { Type } from 'typebox';
import { checkAdjustments } from '../predictions/whatif/index.ts';
import { changeScenario, createScenario, listScenarios, removeScenario, scenarioBySlug } from '../store/index.ts';
import type { Routes } from './api-types.ts';
import { callerIn, callerName } from './auth.ts';
import { problemResponses } from './problems.ts';

const SlugParams = Type.Object({ slug: ScenarioSlug }, { additionalProperties: false });
const PATH = '/api/v1/scenarios';
const tags = ['scenarios'];

export const scenarioRoutes: Routes = (api, { store }) => {
  api.get(
    PATH,
    {
      config: { right: 'read' },
      schema: { tags, summary: 'Saved scenarios, by name', response: { 200: ScenarioList, ...problemResponses } },
    },
    async request => {
      const { workspaceId } = callerIn(request);
      return { items: await store.inWorkspace(workspaceId, trx => listScenarios(trx, workspaceId)) };
    },
  );

  api.get(
    `${PATH}/:slug`,
    {
      config: { right: 'read' },
      schema: {
        tags,
        summary: 'One saved scenario',
        params: SlugParams,
        response: { 200: ScenarioSchema, ...problemResponses },
      },
    },
    request => {
      const { workspaceId } = callerIn(request);
      return store.inWorkspace(workspaceId, trx => scenarioBySlug(trx, workspaceId, request.params.slug));
    },
  );

  api.post(
    PATH,
    {
      config: { right: 'write' },
      schema: {
        tags,
        summary: 'Save a scenario under a slug that is free',
        body: ScenarioBody,
        response: { 201: ScenarioSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { workspaceId } = callerIn(request);
      checkAdjustments(request.body.adjustments);
      const made = await store.inWorkspace(workspaceId, async trx =>
        createScenario(trx, { workspaceId, by: await callerName(trx, request) }, request.body),
      );
      return reply.code(201).send(made);
    },
  );

  api.put(
    `${PATH}/:slug`,
    {
      config: { right: 'write' },
      schema: {
        tags,
        summary: 'Change a scenario, unless another did since it was read',
        params: SlugParams,
        body: ScenarioChange,
        response: { 200: ScenarioSchema, ...problemResponses },
      },
    },
    async request => {
      const { workspaceId } = callerIn(request);
      checkAdjustments(request.body.adjustments);
      return store.inWorkspace(workspaceId, async trx =>
        changeScenario(trx, { workspaceId, by: await callerName(trx, request) }, request.params.slug, request.body),
      );
    },
  );

  api.delete(
    `${PATH}/:slug`,
    {
      config: { right: 'write' },
      schema: {
        tags,
        summary: 'Remove a scenario; queries that name it have an error from then on',
        params: SlugParams,
        response: { 204: Type.Null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { workspaceId } = callerIn(request);
      await store.inWorkspace(workspaceId, trx => removeScenario(trx, workspaceId, request.params.slug));
      return reply.code(204).send(null);
    },
  );
};
