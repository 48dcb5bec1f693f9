// Limits and goals of a query, a row each.
import { MOST_THRESHOLDS, type Threshold } from '@foresight/contracts';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import { RowsField } from '../rows/index.ts';
import { ThresholdRow } from './ThresholdRow.tsx';

interface Props {
  readonly label: string;
  readonly value: readonly Threshold[];
  readonly onChange: (thresholds: Threshold[]) => void;
  /** Whether a row is shown although none is saved. */
  readonly needed: boolean;
}

export function ThresholdsField(props: Props) {
  return (
    <RowsField<Threshold>
      {...props}
      row={({ value, at, ...row }) => (
        <ThresholdRow {...row} at={at} threshold={value} others={props.value.filter((_, i) => i !== at)} />
      )}
      add="Add limit or goal"
      most={MOST_THRESHOLDS}
      testId={TEST_IDS.queryEditor.addThreshold}
    />
  );
}
