// Training runs: progress, and what became of each series.
import { ForesightError, RunItemList, RunList, RunSchema, Uuid } from '@foresight/contracts';
import { Type } from 'typebox';
import { type Caller, finishRun, readRunItems, readRuns } from '../store/index.ts';
import type { ApiDeps, Routes } from './api-types.ts';
import { callerIn } from './auth.ts';
import { problemResponses } from './problems.ts';

export const RunParams = Type.Object({ id: Uuid }, { additionalProperties: false });

/** @throws {ForesightError} run_not_found */
export async function runById({ store }: ApiDeps, { workspaceId }: Caller, id: string) {
  const [run] = await store.inWorkspace(workspaceId, trx => readRuns(trx, workspaceId, id));
  if (!run) throw new ForesightError('run_not_found', `there is no run ${id} in this workspace`);
  return run;
}

export const runRoutes: Routes = (api, deps) => {
  api.get(
    '/api/v1/runs',
    {
      config: { right: 'read' },
      schema: { tags: ['runs'], summary: 'The last 100 runs', response: { 200: RunList, ...problemResponses } },
    },
    async request => {
      const { workspaceId } = callerIn(request);
      return { items: await deps.store.inWorkspace(workspaceId, trx => readRuns(trx, workspaceId)) };
    },
  );

  api.get(
    '/api/v1/runs/:id',
    {
      config: { right: 'read' },
      schema: {
        tags: ['runs'],
        summary: 'One run',
        params: RunParams,
        response: { 200: RunSchema, ...problemResponses },
      },
    },
    request => runById(deps, callerIn(request), request.params.id),
  );

  api.get(
    '/api/v1/runs/:id/items',
    {
      config: { right: 'read' },
      schema: {
        tags: ['runs'],
        summary: 'What became of each series of a run, trouble first',
        params: RunParams,
        response: { 200: RunItemList, ...problemResponses },
      },
    },
    async request => {
      const caller = callerIn(request);
      await runById(deps, caller, request.params.id);
      const items = await deps.store.inWorkspace(caller.workspaceId, trx =>
        readRunItems(trx, caller.workspaceId, request.params.id),
      );
      return { items: items.map(item => ({ ...item, labels: { ...item.labels } })) };
    },
  );

  api.post(
    '/api/v1/runs/:id/cancel',
    {
      config: { right: 'write' },
      schema: {
        tags: ['runs'],
        summary: 'Stop a run; what it finished stays',
        params: RunParams,
        response: { 200: RunSchema, ...problemResponses },
      },
    },
    async request => {
      const caller = callerIn(request);
      await runById(deps, caller, request.params.id);
      await deps.store.inWorkspace(caller.workspaceId, trx =>
        finishRun(trx, request.params.id, 'cancelled', deps.now()),
      );
      return runById(deps, caller, request.params.id);
    },
  );
};
