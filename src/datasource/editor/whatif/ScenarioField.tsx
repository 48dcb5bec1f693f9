// Which scenario: a saved one, or none, and then the adjustments are written below.
import type { ScenarioAnswer } from '@foresight/contracts';
import { Text } from '@grafana/ui';
import type { Loaded } from '../../../shared/service/index.ts';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import { mayHoldVariable } from '../../query/index.ts';
import type { WhatIfQuery } from '../../query/whatif/index.ts';
import { ChoiceField } from '../ChoiceField.tsx';
import type { FieldProps } from '../field-props.ts';
import { usePlace } from '../source/index.ts';
import { useVariables, withVariables } from '../template-variables.ts';
import { adjustmentLine } from './adjustment-words.ts';

interface Props extends FieldProps<WhatIfQuery> {
  readonly scenarios: Loaded<readonly ScenarioAnswer[]>;
}

export function ScenarioField({ query: { scenario }, change, scenarios: { value: known } }: Props) {
  const chosen = known?.find(({ slug }) => slug === scenario);
  const isUnknown = scenario !== undefined && known !== undefined && !chosen && !mayHoldVariable(scenario);
  const variables = useVariables(usePlace().app);
  const saved = (known ?? []).map(({ slug, name, description, adjustments }) => ({
    value: slug,
    label: name,
    description: description ?? adjustments.map(adjustmentLine).join('; '),
  }));
  const options = withVariables(saved, variables, 'Scenarios');
  return (
    <>
      <ChoiceField
        label="Scenario"
        value={scenario}
        options={
          isUnknown ? [...options, { value: scenario, label: scenario, description: 'Not there any more' }] : options
        }
        onChange={slug => change({ scenario: slug, ...(slug === undefined ? {} : { adjustments: undefined }) })}
        placeholder="adjustments of this query"
        wrong={isUnknown ? `No scenario '${scenario}' is saved: choose another, or clear the field` : undefined}
        width={36}
        testId={TEST_IDS.queryEditor.scenario}
      />
      {chosen ? (
        <Text color="secondary" variant="bodySmall">
          {[chosen.description, chosen.adjustments.map(adjustmentLine).join('; ')].filter(Boolean).join(' · ')}
        </Text>
      ) : null}
    </>
  );
}
