// Which method makes the forecast, among those that the service has.
import type { MethodAnswer } from '@foresight/contracts';
import { TEST_IDS } from '../../shared/test-ids.ts';
import { ChoiceField } from './ChoiceField.tsx';
import type { ForecastFieldProps } from './field-props.ts';
import { methodText, unknownMethod } from './method-text.ts';

interface Props extends ForecastFieldProps {
  readonly methods: readonly MethodAnswer[];
}

export function ModelField({ query: { model }, change, methods }: Props) {
  return (
    <ChoiceField
      label="Model"
      value={model}
      options={methods.map(method => ({ value: method.name, description: methodText(method) }))}
      onChange={value => change({ model: value })}
      placeholder="as trained"
      wrong={unknownMethod(model, methods)}
      width={32}
      testId={TEST_IDS.queryEditor.model}
    />
  );
}
