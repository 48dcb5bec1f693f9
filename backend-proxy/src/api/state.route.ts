// What the caller's workspace is set to do, as one document: read, compared, applied.
import { ForesightError, StatePlan, WorkspaceStateSchema } from '@foresight/contracts';
import type { FastifyRequest } from 'fastify';
import { type Applied, applyState, exportState, rehearsed, type StateContext } from '../jobs/index.ts';
import type { StoreTrx } from '../store/index.ts';
import type { Routes } from './api-types.ts';
import { callerIn, callerName } from './auth.ts';
import { problemResponses } from './problems.ts';

const PATH = '/api/v1/state';
const tags = ['state'];

export const stateRoutes: Routes = (api, { store, queue, config, now }) => {
  const contextOf = async (trx: StoreTrx, request: FastifyRequest): Promise<StateContext> => {
    const { workspaceId } = callerIn(request);
    return { trx, queue, config, now: now(), workspaceId, by: await callerName(trx, request) };
  };

  api.get(
    PATH,
    {
      config: { right: 'read' },
      schema: {
        tags,
        summary: 'Models, challengers, schedules, scenarios and alert presets, as PUT takes them',
        response: { 200: WorkspaceStateSchema, ...problemResponses },
      },
      // Named parts stand in several lists, which the compiled serializer refuses.
      serializerCompiler: () => JSON.stringify,
    },
    request =>
      store.inWorkspace(callerIn(request).workspaceId, async trx => exportState(await contextOf(trx, request))),
  );

  api.post(
    `${PATH}/plan`,
    {
      config: { right: 'write' },
      schema: {
        tags,
        summary: 'What applying the document would change; changes nothing',
        body: WorkspaceStateSchema,
        response: { 200: StatePlan, ...problemResponses },
      },
    },
    async request => {
      const { workspaceId } = callerIn(request);
      const inTransaction = <T>(work: (trx: StoreTrx) => Promise<T>) => store.inWorkspace(workspaceId, work);
      const done = await rehearsed(inTransaction, async trx => applyState(await contextOf(trx, request), request.body));
      refuseProblems(done);
      return { applied: false, items: done.changes };
    },
  );

  api.put(
    PATH,
    {
      config: { right: 'write' },
      schema: {
        tags,
        summary: 'Make the workspace what the document says: all of it, or nothing',
        description: 'A list that is there is all there is of its kind; a list that is absent is left alone.',
        body: WorkspaceStateSchema,
        response: { 200: StatePlan, ...problemResponses },
      },
    },
    request =>
      store.inWorkspace(callerIn(request).workspaceId, async trx => {
        const done = await applyState(await contextOf(trx, request), request.body);
        refuseProblems(done);
        return { applied: true, items: done.changes };
      }),
  );
};

/** Thrown inside of the transaction, so that nothing of it stays. */
function refuseProblems({ problems }: Applied): void {
  if (problems.length === 0) return;
  const told = problems.map(({ path, text }) => `${path.join('.')}: ${text}`);
  throw new ForesightError('bad_request', told.join('; '), { fix: 'nothing was changed; correct the document' });
}
