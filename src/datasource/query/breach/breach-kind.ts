// The breach query among the types of queries.
import { BREACH_QUERY_TYPE, migrateBreachQuery, thresholdText } from '@foresight/contracts';
import type { QueryKind } from '../query-kind.ts';
import { seriesChosen, seriesText } from '../series-text.ts';
import { type BreachQuery, NEW_BREACH_QUERY } from './breach-query.ts';

export const breachKind: QueryKind<BreachQuery> = {
  type: BREACH_QUERY_TYPE,
  label: 'Limits',
  description: 'How likely a metric gets beyond a limit, and when',
  fresh: NEW_BREACH_QUERY,
  migrate: migrateBreachQuery,
  complete: query => seriesChosen(query) && query.limits.length > 0,
  text: breachText,
};

/** will requests{service="api"} be above 500 or below 10, 48 steps, probability */
function breachText({ limits, horizon, stat, ...choice }: BreachQuery): string {
  const of = seriesText(choice);
  if (of === '') return '';
  const extras = [...(horizon === undefined ? [] : [`${horizon} steps`]), ...(stat ? [stat] : [])];
  return [`will ${of} be ${limits.map(thresholdText).join(' or ') || 'beyond a limit'}`, ...extras].join(', ');
}
