// The fields of an anomaly query: which series, what counts as an anomaly, and in which form it comes.
import { Stack } from '@grafana/ui';
import type { AnomalyQuery } from '../../query/anomaly/index.ts';
import type { KindEditorProps } from '../editor-props.ts';
import { SeriesField } from '../SeriesField.tsx';
import { NO_LABELS, SeriesRow } from '../SeriesRow.tsx';
import { isAlerting, useVariables } from '../template-variables.ts';
import { useSuggestions } from '../use-suggestions.ts';
import { LeastFields } from './LeastFields.tsx';
import { RuleNote } from './RuleNote.tsx';
import { ShowFields } from './ShowFields.tsx';

export function AnomalyEditor({ datasource, query, change, app }: KindEditorProps<AnomalyQuery>) {
  const { ask } = datasource;
  const suggestions = useSuggestions(ask, query.metric);
  const variables = useVariables(app);
  const field = { query, change };
  return (
    <>
      <SeriesRow {...field} suggestions={suggestions} ask={ask} variables={variables} />
      <Stack direction="row" gap={1} wrap="wrap" alignItems="flex-start">
        <SeriesField {...field} labels={suggestions.labels.value ?? NO_LABELS} variables={variables} />
        <ShowFields {...field} inRule={isAlerting(app)} />
      </Stack>
      <Stack direction="row" gap={1} wrap="wrap" alignItems="flex-start">
        <LeastFields {...field} />
      </Stack>
      {isAlerting(app) ? <RuleNote query={query} /> : null}
    </>
  );
}
