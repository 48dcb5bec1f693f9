// Goals and limits of a forecast, folded away. Closed, it says which there are.
import type { Threshold } from '@foresight/contracts';
import { Disclosure } from '../../../shared/components/index.ts';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import type { FieldProps } from '../field-props.ts';
import { ThresholdsField } from './ThresholdsField.tsx';
import { thresholdsText } from './threshold-words.ts';

export function GoalsAndLimits({ query: { limits = [] }, change }: FieldProps<{ limits?: Threshold[] }>) {
  return (
    <Disclosure title="Goals and limits" summary={thresholdsText(limits)} testId={TEST_IDS.queryEditor.thresholds}>
      <ThresholdsField
        label="How likely, and when?"
        value={limits}
        onChange={next => change({ limits: next.length > 0 ? next : undefined } as { limits?: Threshold[] })}
        needed={false}
      />
    </Disclosure>
  );
}
