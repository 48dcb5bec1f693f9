// The scale the method works on.
import { type FitOptionsBlock, TRANSFORMS } from '@foresight/contracts';
import { Combobox, Field } from '@grafana/ui';
import { useId } from 'react';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import type { FieldProps } from '../field-props.ts';
import { SCALES } from './calendar-text.ts';

const CHOICES = TRANSFORMS.map(value => ({ value, ...SCALES[value] }));

export function ScaleField({ query: { transform }, change }: FieldProps) {
  const id = useId();
  return (
    <Field label="Scale" htmlFor={id} noMargin>
      <Combobox<NonNullable<FitOptionsBlock['transform']>>
        id={id}
        options={CHOICES}
        value={transform ?? null}
        onChange={chosen => change({ transform: chosen?.value })}
        placeholder="as trained"
        isClearable
        width={26}
        data-testid={TEST_IDS.queryEditor.transform}
      />
    </Field>
  );
}
