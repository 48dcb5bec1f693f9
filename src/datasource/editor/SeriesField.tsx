// A forecast for each series that fits, or sums of them first, alone or in agreement with the sums above and below.
import type { LabelValuesAnswer } from '@foresight/contracts';
import { type ComboboxOption, Field, Label, RadioButtonGroup } from '@grafana/ui';
import { useId } from 'react';
import { TEST_IDS } from '../../shared/test-ids.ts';
import type { SeriesFieldProps } from './field-props.ts';
import { MultiChoice } from './MultiChoice.tsx';
import { withVariables } from './template-variables.ts';

interface Props extends SeriesFieldProps {
  readonly labels: readonly LabelValuesAnswer[];
  readonly variables: readonly ComboboxOption[];
}

const CHOICES = [
  { value: 'each', label: 'Each', description: 'A forecast for every series that fits' },
  { value: 'sum', label: 'Sum', description: 'Series are added up first, and the sum is forecast' },
];

/** The labels shown come first, as the service asks for; none where nothing is to add up. */
function along(groupBy: string[], names: readonly string[]): string[] | undefined {
  return names.length === 0 ? undefined : [...groupBy, ...names.filter(name => !groupBy.includes(name))];
}

export function SeriesField({ query: { groupBy, hierarchy = [] }, change, labels, variables }: Props) {
  const labelId = useId();
  const hierarchyId = useId();
  const options = withVariables(
    labels.map(({ name, count }) => ({ value: name, description: `${count} values` })),
    variables,
    'Labels',
  );
  return (
    <>
      <Field label={<Label>Series</Label>} noMargin>
        <div data-testid={TEST_IDS.queryEditor.series}>
          <RadioButtonGroup
            aria-label="Series"
            options={CHOICES}
            value={groupBy ? 'sum' : 'each'}
            onChange={choice => change({ groupBy: choice === 'sum' ? [] : undefined, hierarchy: undefined })}
          />
        </div>
      </Field>
      {groupBy ? (
        <>
          <Field label={<Label id={labelId}>A sum for each</Label>} noMargin>
            <MultiChoice
              labelledBy={labelId}
              options={options}
              value={groupBy}
              onChange={names => change({ groupBy: names, hierarchy: along(names, hierarchy) })}
              placeholder="no label: one sum of all"
              width={32}
              testId={TEST_IDS.queryEditor.groupBy}
            />
          </Field>
          <Field label={<Label id={hierarchyId}>Adds up with the sums by</Label>} noMargin>
            <MultiChoice
              labelledBy={hierarchyId}
              options={options}
              value={hierarchy}
              onChange={names => change({ hierarchy: along(groupBy, names) })}
              placeholder="no label: forecast on its own"
              width={32}
              testId={TEST_IDS.queryEditor.hierarchy}
            />
          </Field>
        </>
      ) : null}
    </>
  );
}
