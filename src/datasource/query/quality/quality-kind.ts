// The quality query among the types of queries.
import { migrateQualityQuery, QUALITY_QUERY_TYPE } from '@foresight/contracts';
import { matchersText } from '../matchers-text.ts';
import type { QueryKind } from '../query-kind.ts';
import { NEW_QUALITY_QUERY, type QualityQuery } from './quality-query.ts';

export const qualityKind: QueryKind<QualityQuery> = {
  type: QUALITY_QUERY_TYPE,
  label: 'Data quality',
  description: 'How complete and how fresh the stored series are',
  fresh: NEW_QUALITY_QUERY,
  migrate: migrateQualityQuery,
  complete: () => true,
  text: qualityText,
};

/** quality of requests{service="api"}, each series, completeness */
function qualityText({ metric, labels, show = 'series', stat }: QualityQuery): string {
  const of = `${metric ?? 'every metric'}${matchersText(labels)}`;
  if (show === 'imports') return `imports of ${of}`;
  return [`quality of ${of}`, show === 'series' ? 'each series' : 'each metric', ...(stat ? [stat] : [])].join(', ');
}
