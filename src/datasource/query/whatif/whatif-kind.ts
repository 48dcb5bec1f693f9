// The what-if query among the types of queries.
import { migrateWhatIfQuery, WHATIF_QUERY_TYPE } from '@foresight/contracts';
import type { QueryKind } from '../query-kind.ts';
import { seriesChosen, seriesText } from '../series-text.ts';
import { NEW_WHATIF_QUERY, type WhatIfQuery } from './whatif-query.ts';

export const whatIfKind: QueryKind<WhatIfQuery> = {
  type: WHATIF_QUERY_TYPE,
  label: 'What if',
  description: 'A scenario beside the forecast, and what it adds up to',
  fresh: NEW_WHATIF_QUERY,
  migrate: migrateWhatIfQuery,
  complete: query => seriesChosen(query) && (query.scenario !== undefined || (query.adjustments ?? []).length > 0),
  text: whatIfText,
};

/** active_users if more-signups, 90 steps, difference */
function whatIfText({ scenario, adjustments = [], horizon, show, stat, ...choice }: WhatIfQuery): string {
  const of = seriesText(choice);
  if (of === '') return '';
  const written = `${adjustments.length} ${adjustments.length === 1 ? 'adjustment' : 'adjustments'}`;
  const extras = [horizon === undefined ? '' : `${horizon} steps`, show === 'difference' ? (stat ?? show) : ''];
  return [`${of} if ${scenario ?? written}`, ...extras.filter(Boolean)].join(', ');
}
