// The scale the method works on.
import { TRANSFORMS, type TransformChoice } from '@foresight/contracts';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import { ChoiceField } from '../ChoiceField.tsx';
import type { ForecastFieldProps } from '../field-props.ts';
import { SCALES } from './calendar-text.ts';

const CHOICES = TRANSFORMS.map(value => ({ value, ...SCALES[value] }));

export function ScaleField({ query: { transform }, change }: ForecastFieldProps) {
  return (
    <ChoiceField<TransformChoice>
      label="Scale"
      value={transform}
      options={CHOICES}
      onChange={value => change({ transform: value })}
      placeholder="as trained"
      width={26}
      testId={TEST_IDS.queryEditor.transform}
    />
  );
}
