// What computing needs beside the series: the workspace's defaults, and the series that regressors mean. Looked up once
// a query, however many series it computes.
import type { FitOptionsBlock } from '@foresight/contracts';
import {
  matchRegressors,
  type RegressorPoints,
  type RegressorSeries,
  readRegressors,
  regressorSeries,
} from '../../../features/forecast/index.ts';
import { fullOptions, type QuestionDefaults, questionDefaults } from '../../../predictions/forecast/index.ts';
import { workspaceById } from '../../../store/index.ts';
import type { QueryContext, QueryDeps } from '../query-type.ts';
import type { Chosen } from '../series/index.ts';
import type { Question } from './question.ts';

export interface Surroundings {
  readonly defaults: QuestionDefaults;
  readonly options: FitOptionsBlock;
  readonly regressors: readonly RegressorSeries[];
}

export type Look = (context: QueryContext, question: Question) => Promise<Surroundings>;

export function surroundings({ store, config }: Pick<QueryDeps, 'store' | 'config'>): Look {
  const looked = new WeakMap<QueryContext, Promise<Surroundings>>();
  return (context, question) => {
    const { workspaceId } = context.caller;
    const known = looked.get(context);
    if (known) return known;
    const looking = store.inWorkspace(workspaceId, async trx => {
      const defaults = questionDefaults(config, await workspaceById(trx, workspaceId));
      const options = fullOptions(question.options, defaults);
      return { defaults, options, regressors: await regressorSeries(trx, workspaceId, options.regressors ?? []) };
    });
    looked.set(context, looking);
    return looking;
  };
}

export type MatchedRegressors = ReturnType<typeof matchRegressors>;

/** @throws {RegressorUnusable} where none or several series fit */
export const matchedTo = ({ regressors }: Surroundings, { members, labels }: Chosen): MatchedRegressors =>
  matchRegressors(regressors, { ids: members.map(({ id }) => id), labels });

/** Another text after every write of points and every stored forecast of one of them. */
export const versionsOf = (matched: MatchedRegressors): string =>
  matched.map(({ series }) => `${series.id}@${series.data_version}/${series.forecast_version}`).join(',');

export async function readMatched(
  { store }: Pick<QueryDeps, 'store'>,
  { caller: { workspaceId } }: QueryContext,
  matched: MatchedRegressors,
): Promise<RegressorPoints[]> {
  if (matched.length === 0) return [];
  const ids = matched.map(({ series }) => series.id);
  const read = await store.inWorkspace(workspaceId, trx => readRegressors(trx, workspaceId, ids));
  return matched.map(({ name, series }) => ({ name, ...read.get(series.id)! }));
}
