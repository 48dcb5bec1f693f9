// The scenario a query is about: a saved one, or the adjustments written into it.
import {
  ForesightError,
  scenarioProblem,
  type WhatIfAdjustment,
  type WhatIfFrameCustom,
  type WhatIfQueryOptions,
} from '@foresight/contracts';
import { checkAdjustments } from '../../../predictions/whatif/index.ts';
import { scenarioBySlug } from '../../../store/index.ts';
import { abortable } from '../../abortable.ts';
import type { QueryContext, QueryDeps } from '../query-type.ts';

export interface Scenario {
  readonly saved: WhatIfFrameCustom['scenario'];
  readonly adjustments: readonly WhatIfAdjustment[];
}

/** @throws {ForesightError} bad_request where there is none, or two; scenario_not_found */
export async function scenarioOf(
  { store }: Pick<QueryDeps, 'store'>,
  { caller: { workspaceId }, signal }: QueryContext,
  query: WhatIfQueryOptions,
): Promise<Scenario> {
  const problem = scenarioProblem(query);
  if (problem) throw new ForesightError('bad_request', problem, { fix: 'name a saved scenario, or write adjustments' });
  const { scenario, adjustments = [] } = query;
  if (scenario === undefined) {
    checkAdjustments(adjustments);
    return { saved: null, adjustments };
  }
  const read = store.inWorkspace(workspaceId, trx => scenarioBySlug(trx, workspaceId, scenario));
  const { slug, name, version, adjustments: saved } = await abortable(read, signal);
  return { saved: { slug, name, version }, adjustments: saved };
}
