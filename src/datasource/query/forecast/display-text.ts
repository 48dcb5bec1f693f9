// A query in one line, for lists of queries and collapsed rows.
import { levelText } from '../../settings.ts';
import { seriesText } from '../series-text.ts';
import type { ForecastQuery } from './forecast-query.ts';

/** requests{service="api"} sum by (region), 48 steps, 80%, 95%, drift */
export function displayText({
  metric,
  source,
  labels,
  groupBy,
  hierarchy = [],
  horizon,
  levels = [],
  model,
  roles = [],
}: ForecastQuery): string {
  const extras = [
    ...(hierarchy.length === 0 ? [] : [`adding up by ${hierarchy.join(', ')}`]),
    ...(horizon === undefined ? [] : [`${horizon} ${horizon === 1 ? 'step' : 'steps'}`]),
    ...levels.map(level => `${levelText(level)}%`),
    ...(model === undefined ? [] : [model]),
    ...(roles.length === 0 ? [] : [`only ${roles.join(' and ')}`]),
  ];
  const series = seriesText({ metric, source, labels, groupBy });
  if (series === '') return '';
  return [series, ...extras].join(', ');
}
