// Whether the answer keeps up with the data by itself, however seldom the dashboard refreshes.
import { TEST_IDS } from '../../shared/test-ids.ts';
import { SwitchField } from './SwitchField.tsx';

interface Props {
  readonly live: boolean | undefined;
  readonly change: (members: { live: true | undefined }) => void;
}

export function LiveField({ live = false, change }: Props) {
  return (
    <SwitchField
      label="Live"
      value={live}
      onChange={on => change({ live: on ? true : undefined })}
      on="answers anew when values or forecasts arrive"
      off="answers when the dashboard refreshes"
      testId={TEST_IDS.queryEditor.live}
    />
  );
}
