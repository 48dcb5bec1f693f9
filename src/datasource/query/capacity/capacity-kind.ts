// The capacity query among the types of queries.
import { CAPACITY_QUERY_TYPE, migrateCapacityQuery } from '@foresight/contracts';
import type { QueryKind } from '../query-kind.ts';
import { seriesChosen, seriesText } from '../series-text.ts';
import { type CapacityQuery, NEW_CAPACITY_QUERY } from './capacity-query.ts';

export const capacityKind: QueryKind<CapacityQuery> = {
  type: CAPACITY_QUERY_TYPE,
  label: 'Capacity',
  description: 'The peaks of the days ahead, and what they leave of a capacity',
  fresh: NEW_CAPACITY_QUERY,
  migrate: migrateCapacityQuery,
  complete: seriesChosen,
  text: capacityText,
};

/** summary of the peaks of requests{service="api"} of 500, 48 steps, headroom */
function capacityText({ capacity, horizon, show = 'peaks', stat, ...choice }: CapacityQuery): string {
  const of = seriesText(choice);
  if (of === '') return '';
  const what = { peaks: 'peaks', summary: 'summary of the peaks', days: 'highest days' }[show];
  const room = capacity === undefined ? '' : ` of ${capacity}`;
  const extras = [...(horizon === undefined ? [] : [`${horizon} steps`]), ...(stat ? [stat] : [])];
  return [`${what} of ${of}${room}`, ...extras].join(', ');
}
