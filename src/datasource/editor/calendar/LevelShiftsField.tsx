// Whether history before a lasting jump counts at the level it had, or at the one it has now.
import { TEST_IDS } from '../../../shared/test-ids.ts';
import type { ForecastFieldProps } from '../field-props.ts';
import { SwitchField } from '../SwitchField.tsx';

export function LevelShiftsField({ query: { level_shifts = true }, change }: ForecastFieldProps) {
  return (
    <SwitchField
      label="Level out lasting jumps"
      value={level_shifts}
      onChange={on => change({ level_shifts: on ? undefined : false })}
      on="history is moved to the new level"
      off="history stays at its old level"
      testId={TEST_IDS.queryEditor.levelShifts}
    />
  );
}
