// The model query: health of the present moment for tables and rules, versions, errors over time, and challengers.
import { ForesightError, MODEL_QUERY_TYPE, ModelQueryOptions, migrateModelQuery } from '@foresight/contracts';
import { modelHealth } from '../../../predictions/health/index.ts';
import { readServing, type SeriesState } from '../../../store/index.ts';
import { abortable } from '../../abortable.ts';
import type { FrameSpec } from '../../frames/index.ts';
import type { QueryContext, QueryDeps, QueryType } from '../query-type.ts';
import { challengersFrame } from './challengers.ts';
import { errorFrames } from './errors.ts';
import { findForecast } from './find.ts';
import { healthFrame } from './health-frame.ts';
import { versionsFrame } from './versions.ts';

export function modelQuery(deps: QueryDeps): QueryType<typeof ModelQueryOptions> {
  return {
    type: MODEL_QUERY_TYPE,
    schema: ModelQueryOptions,
    migrate: migrateModelQuery,
    run: async (context, query) => {
      const { show = 'health' } = query;
      if (show !== 'health' && context.fromAlert) throw noNumber(show);
      if (show === 'challengers') return [await challengersFrame(deps.store, context, query)];
      const states = await abortable(findForecast(deps.store, context, query), context.signal);
      if (show === 'versions') return [await versionsFrame(deps.store, context, query, states)];
      if (show === 'errors') return await errorFrames(deps.store, context, query, states);
      return [await health(deps, context, query, states)];
    },
  };
}

async function health(
  { store, now }: QueryDeps,
  { caller: { workspaceId }, fromAlert, signal }: QueryContext,
  query: ModelQueryOptions,
  states: readonly SeriesState[],
): Promise<FrameSpec> {
  const ids = states.map(({ id }) => id);
  const present = now().getTime();
  const read = store.inWorkspace(workspaceId, trx => readServing(trx, workspaceId, { ids, limit: ids.length }));
  const told = modelHealth(store, workspaceId, await abortable(read, signal), present);
  return healthFrame({ states, told: await abortable(told, signal), query, now: present, fromAlert });
}

function noNumber(show: string): ForesightError {
  return new ForesightError('bad_request', `'${show}' is no number of the present moment that a rule could judge`, {
    fix: "show 'health' in an alert rule",
  });
}
