// Goals of a growth query, a row each: a value, a name, and a date.
import { type Goal, MOST_THRESHOLDS } from '@foresight/contracts';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import { type RowProps, RowsField, TextsRow } from '../rows/index.ts';
import { goalTexts, readGoal } from './goal-words.ts';

interface Props {
  readonly value: readonly Goal[];
  readonly onChange: (goals: Goal[]) => void;
  readonly needed: boolean;
}

const FIELDS = [
  { name: 'value', placeholder: 'Value', width: 14 },
  { name: 'name', placeholder: 'Name, such as Plan 2027', width: 24 },
  { name: 'by', prefix: 'by', placeholder: 'the end of the horizon', width: 26 },
] as const;
const ids = TEST_IDS.queryEditor;

export function GoalsField(props: Props) {
  return (
    <RowsField<Goal>
      {...props}
      label="Goals"
      row={row => <GoalRow {...row} />}
      add="Add goal"
      most={MOST_THRESHOLDS}
      testId={ids.addGoal}
    />
  );
}

function GoalRow({ value, at, onChange, onRemove }: RowProps<Goal>) {
  return (
    <TextsRow
      which={`goal ${at + 1}`}
      fields={FIELDS}
      texts={goalTexts(value)}
      read={readGoal}
      onChange={onChange}
      onRemove={onRemove}
      testId={name => ids.goal(at, name)}
    />
  );
}
