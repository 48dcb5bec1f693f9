// The anomaly query among the types of queries.
import { ANOMALY_QUERY_TYPE, migrateAnomalyQuery } from '@foresight/contracts';
import type { QueryKind } from '../query-kind.ts';
import { seriesChosen, seriesText } from '../series-text.ts';
import { type AnomalyQuery, NEW_ANOMALY_QUERY } from './anomaly-query.ts';

export const anomalyKind: QueryKind<AnomalyQuery> = {
  type: ANOMALY_QUERY_TYPE,
  label: 'Anomalies',
  description: 'What was unlike the past, value by value as it came',
  fresh: NEW_ANOMALY_QUERY,
  migrate: migrateAnomalyQuery,
  complete: seriesChosen,
  text: anomalyText,
  annotation: query => ({ ...query, show: 'annotations' }),
};

/** findings in requests{service="api"}, serious, only up, at least 20 % off, 3 of 5 outside */
function anomalyText(query: AnomalyQuery): string {
  const { show = 'series', sensitivity, direction = 'both', minDeviation, minDeviationPercent, outside } = query;
  const of = seriesText(query);
  if (of === '') return '';
  const what = { series: 'anomalies of', findings: 'findings in', annotations: 'annotations of' }[show];
  const extras = [
    ...(sensitivity ? [sensitivity] : []),
    ...(direction === 'both' ? [] : [`only ${direction}`]),
    ...(minDeviation === undefined ? [] : [`at least ${minDeviation} off`]),
    ...(minDeviationPercent === undefined ? [] : [`at least ${minDeviationPercent} % off`]),
    ...(outside ? [`${outside.x} of ${outside.n} outside`] : []),
  ];
  return [`${what} ${of}`, ...extras].join(', ');
}
