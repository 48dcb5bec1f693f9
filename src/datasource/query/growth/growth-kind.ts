// The growth query among the types of queries.
import { GROWTH_QUERY_TYPE, goalText, migrateGrowthQuery } from '@foresight/contracts';
import type { QueryKind } from '../query-kind.ts';
import { seriesChosen, seriesText } from '../series-text.ts';
import { type GrowthQuery, NEW_GROWTH_QUERY } from './growth-query.ts';

export const growthKind: QueryKind<GrowthQuery> = {
  type: GROWTH_QUERY_TYPE,
  label: 'Growth',
  description: 'Best, likely and worst case, goals, milestones, and how fast it grows',
  fresh: NEW_GROWTH_QUERY,
  migrate: migrateGrowthQuery,
  complete: query => seriesChosen(query) && (query.show !== 'goals' || (query.goals ?? []).length > 0),
  text: growthText,
};

/** goals of active_users: 500, 90 steps */
function growthText({ show = 'series', goals = [], horizon, better, stat, ...choice }: GrowthQuery): string {
  const of = seriesText(choice);
  if (of === '') return '';
  const what = { series: 'growth', goals: 'goals', milestones: 'milestones', rate: stat ?? 'rate of growth' }[show];
  const named = show === 'goals' && goals.length > 0 ? `: ${goals.map(goalText).join(', ')}` : '';
  const extras = [horizon === undefined ? '' : `${horizon} steps`, better === 'lower' ? 'lower is better' : ''];
  return [`${what} of ${of}${named}`, ...extras.filter(Boolean)].join(', ');
}
