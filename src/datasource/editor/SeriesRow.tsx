// Which series: a metric or another data source's query, and conditions on labels, with what stands in the way of
// suggesting them.
import type { LabelValuesAnswer } from '@foresight/contracts';
import { type ComboboxOption, Stack } from '@grafana/ui';
import { ProblemAlert } from '../../shared/components/index.ts';
import type { Resources } from '../../shared/service/index.ts';
import type { SeriesFieldProps } from './field-props.ts';
import { LabelFilters } from './LabelFilters.tsx';
import { MetricField } from './MetricField.tsx';
import { DataField, SourceFields } from './source/index.ts';
import type { Suggestions } from './use-suggestions.ts';

export const NO_LABELS: readonly LabelValuesAnswer[] = [];

interface Props extends SeriesFieldProps {
  readonly suggestions: Suggestions;
  readonly ask: Resources;
  readonly variables: readonly ComboboxOption[];
  /** What no metric means, where it means something. */
  readonly none?: string;
}

export function SeriesRow({ query, change, suggestions, ask, variables, none }: Props) {
  const { metrics, labels, problem, retry } = suggestions;
  const field = { query, change, variables };
  const { source } = query;
  const data = none === undefined ? <DataField query={query} change={change} /> : null;
  if (source) {
    return (
      <>
        {data}
        <SourceFields query={query} source={source} change={change} />
        <LabelFilters {...field} labels={NO_LABELS} />
      </>
    );
  }
  return (
    <>
      {problem ? (
        <ProblemAlert
          what="No suggestions"
          problem={problem}
          retry={retry}
          retrying={metrics.loading || labels.loading}
        />
      ) : null}
      <Stack direction="row" gap={1} wrap="wrap" alignItems="flex-start">
        {data}
        <MetricField {...field} metrics={metrics} ask={ask} none={none} />
        <LabelFilters {...field} labels={labels.value ?? NO_LABELS} />
      </Stack>
    </>
  );
}
