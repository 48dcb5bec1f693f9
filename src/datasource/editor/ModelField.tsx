// Which method makes the forecast, among those that the service has.
import type { MethodAnswer } from '@foresight/contracts';
import { TEST_IDS } from '../../shared/test-ids.ts';
import { mayHoldVariable } from '../query/index.ts';
import { ChoiceField } from './ChoiceField.tsx';
import type { ForecastFieldProps } from './field-props.ts';
import { methodText, unknownMethod } from './method-text.ts';
import { usePlace } from './source/index.ts';
import { useVariables, withVariables } from './template-variables.ts';

interface Props extends ForecastFieldProps {
  readonly methods: readonly MethodAnswer[];
}

export function ModelField({ query: { model }, change, methods }: Props) {
  const variables = useVariables(usePlace().app);
  const options = methods.map(method => ({ value: method.name, description: methodText(method) }));
  return (
    <ChoiceField
      label="Model"
      value={model}
      options={withVariables(options, variables, 'Models')}
      onChange={value => change({ model: value })}
      placeholder="as trained"
      wrong={model && mayHoldVariable(model) ? undefined : unknownMethod(model, methods)}
      width={32}
      testId={TEST_IDS.queryEditor.model}
    />
  );
}
