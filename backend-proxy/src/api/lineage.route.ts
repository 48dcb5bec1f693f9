// Where a model version comes from, and whether a run can be made again.
import { LineageSchema, ReplaySchema, Uuid } from '@foresight/contracts';
import { Type } from 'typebox';
import { DEFAULT_MODEL } from '../predictions/forecast/index.ts';
import { MOST_REPLAYED, replayRun } from '../predictions/replay/index.ts';
import { currentChampion, modelEvents, readLineage } from '../store/index.ts';
import type { Routes } from './api-types.ts';
import { callerIn } from './auth.ts';
import { problemResponses } from './problems.ts';
import { RunParams, runById } from './run.route.ts';

const ReplayBody = Type.Object(
  {
    limit: Type.Optional(
      Type.Integer({ minimum: 1, maximum: MOST_REPLAYED, description: 'Series in this answer. Default: 20' }),
    ),
    after: Type.Optional(Type.String({ pattern: '^[0-9]{1,18}$', description: 'Go on behind this series id' })),
  },
  { additionalProperties: false },
);

export const lineageRoutes: Routes = (api, deps) => {
  const { store, pool } = deps;
  api.get(
    '/api/v1/models/:id',
    {
      config: { right: 'read' },
      schema: {
        tags: ['models'],
        summary:
          'One model version: its data, its hashes, its run, its question, and what was decided about its metric',
        params: Type.Object({ id: Uuid }, { additionalProperties: false }),
        response: { 200: LineageSchema, ...problemResponses },
      },
    },
    request => {
      const { workspaceId } = callerIn(request);
      return store.inWorkspace(workspaceId, async trx => {
        const model = await readLineage(trx, workspaceId, request.params.id);
        const now = await currentChampion(trx, workspaceId, model.metric);
        const champion = now
          ? { model: now.recipe.model ?? DEFAULT_MODEL, since: now.since.toISOString(), by: now.by }
          : null;
        const events = await modelEvents(trx, workspaceId, model.metric);
        return { ...model, labels: { ...model.labels }, champion, events };
      });
    },
  );

  api.post(
    '/api/v1/runs/:id/replay',
    {
      // It changes nothing, but it keeps the worker threads at work as a training does.
      config: { right: 'write' },
      schema: {
        tags: ['runs'],
        summary: 'Make a run again from the data of then, and compare: data, fitted models, every number of the ledger',
        params: RunParams,
        body: ReplayBody,
        response: { 200: ReplaySchema, ...problemResponses },
      },
    },
    async request => {
      const caller = callerIn(request);
      const run = await runById(deps, caller, request.params.id);
      const { limit = 20, after } = request.body;
      return replayRun({ store, pool }, caller.workspaceId, { run, limit, after });
    },
  );
};
