// The editor of a variable's query: what is asked for, of which metric, of which label.
import type { DataSourceApi, QueryEditorProps } from '@grafana/data';
import { Combobox, Field, RadioButtonGroup, Stack } from '@grafana/ui';
import { useId } from 'react';
import { ProblemAlert } from '../../shared/components/index.ts';
import type { Resources } from '../../shared/service/index.ts';
import { TEST_IDS } from '../../shared/test-ids.ts';
import { variableOptions, withVariables } from '../editor/template-variables.ts';
import { useSuggestions } from '../editor/use-suggestions.ts';
import type { ForesightQuery } from '../query/index.ts';
import type { Settings } from '../settings.ts';
import { NEW_VARIABLE, type VariableQuery, variableText } from './variable-query.ts';

type Source = DataSourceApi<ForesightQuery, Settings> & { readonly ask: Resources };
type Props = QueryEditorProps<Source, ForesightQuery, Settings, VariableQuery>;

const KINDS = [
  { value: 'metrics', label: 'Metrics' },
  { value: 'labels', label: 'Labels of a metric' },
  { value: 'values', label: 'Values of a label' },
] as const;

export function VariableQueryEditor({ datasource, query: saved, onChange }: Props) {
  const [metricId, labelId] = [useId(), useId()];
  const query: VariableQuery = { ...NEW_VARIABLE, ...saved };
  const { kind, metric = '', label } = query;
  const { metrics, labels, problem, retry } = useSuggestions(datasource.ask, metric);
  const change = (members: Partial<VariableQuery>) => {
    const next = { ...query, ...members };
    onChange({ ...next, query: variableText(next) });
  };
  const variables = variableOptions();
  return (
    <Stack direction="column" gap={1}>
      {problem ? <ProblemAlert what="No suggestions" problem={problem} retry={retry} /> : null}
      <Field label="Values are" noMargin>
        <div data-testid={TEST_IDS.variableEditor.kind}>
          <RadioButtonGroup
            aria-label="Values are"
            options={[...KINDS]}
            value={kind}
            onChange={value => change({ kind: value })}
          />
        </div>
      </Field>
      <Stack direction="row" gap={1} wrap="wrap">
        {kind === 'metrics' ? null : (
          <Field label="Metric" htmlFor={metricId} noMargin>
            <Combobox
              id={metricId}
              options={withVariables(
                (metrics.value ?? []).map(one => ({ value: one.metric })),
                variables,
                'Metrics',
              )}
              value={metric || null}
              onChange={({ value }) => change({ metric: value })}
              placeholder="Choose a metric"
              createCustomValue
              loading={metrics.loading}
              width={32}
              data-testid={TEST_IDS.variableEditor.metric}
            />
          </Field>
        )}
        {kind === 'values' ? (
          <Field label="Label" htmlFor={labelId} noMargin>
            <Combobox
              id={labelId}
              options={withVariables(
                (labels.value ?? []).map(({ name, count }) => ({ value: name, description: `${count} values` })),
                variables,
                'Labels',
              )}
              value={label ?? null}
              onChange={({ value }) => change({ label: value })}
              placeholder="Choose a label"
              createCustomValue
              loading={labels.loading}
              width={24}
              data-testid={TEST_IDS.variableEditor.label}
            />
          </Field>
        ) : null}
      </Stack>
    </Stack>
  );
}
