// The model query among the types of queries.
import { MODEL_QUERY_TYPE, migrateModelQuery } from '@foresight/contracts';
import { matchersText } from '../matchers-text.ts';
import type { QueryKind } from '../query-kind.ts';
import { type ModelQuery, NEW_MODEL_QUERY } from './model-query.ts';

export const modelKind: QueryKind<ModelQuery> = {
  type: MODEL_QUERY_TYPE,
  label: 'Model health',
  description: 'Whether the forecasts that serve can still be trusted, their versions and their errors',
  fresh: NEW_MODEL_QUERY,
  migrate: migrateModelQuery,
  complete: () => true,
  text: modelText,
};

/** model health of requests{service="api"}, coverage */
function modelText({ metric, labels, show = 'health', stat }: ModelQuery): string {
  const of = `${metric ?? 'every metric'}${matchersText(labels)}`;
  return show === 'health' ? [`model health of ${of}`, ...(stat ? [stat] : [])].join(', ') : `model ${show} of ${of}`;
}
