// Which method makes the forecast, among those that the service has.
import type { MethodAnswer } from '@foresight/contracts';
import { Combobox, Field } from '@grafana/ui';
import { useId } from 'react';
import { TEST_IDS } from '../../shared/test-ids.ts';
import type { FieldProps } from './field-props.ts';
import { methodText, unknownMethod } from './method-text.ts';

interface Props extends FieldProps {
  readonly methods: readonly MethodAnswer[];
}

export function ModelField({ query: { model }, change, methods }: Props) {
  const id = useId();
  const wrong = unknownMethod(model, methods);
  return (
    <Field label="Model" htmlFor={id} noMargin invalid={wrong !== undefined} error={wrong}>
      <Combobox
        id={id}
        options={methods.map(method => ({ value: method.name, description: methodText(method) }))}
        value={model ?? null}
        onChange={chosen => change({ model: chosen?.value })}
        placeholder="as trained"
        isClearable
        width={32}
        data-testid={TEST_IDS.queryEditor.model}
      />
    </Field>
  );
}
