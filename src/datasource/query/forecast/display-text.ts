// A query in one line, for lists of queries and collapsed rows.
import { levelText } from '../../settings.ts';
import { matchersText } from '../matchers-text.ts';
import type { ForecastQuery } from './forecast-query.ts';

/** requests{service="api"} sum by (region), 48 steps, 80%, 95%, drift */
export function displayText({
  metric,
  labels,
  groupBy,
  hierarchy = [],
  horizon,
  levels = [],
  model,
  roles = [],
}: ForecastQuery): string {
  const sum = groupBy === undefined ? '' : groupBy.length === 0 ? ' sum' : ` sum by (${groupBy.join(', ')})`;
  const extras = [
    ...(hierarchy.length === 0 ? [] : [`adding up by ${hierarchy.join(', ')}`]),
    ...(horizon === undefined ? [] : [`${horizon} ${horizon === 1 ? 'step' : 'steps'}`]),
    ...levels.map(level => `${levelText(level)}%`),
    ...(model === undefined ? [] : [model]),
    ...(roles.length === 0 ? [] : [`only ${roles.join(' and ')}`]),
  ];
  if (metric === '') return '';
  return [`${metric}${matchersText(labels)}${sum}`, ...extras].join(', ');
}
