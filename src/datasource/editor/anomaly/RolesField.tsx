// Which parts of the answer are wanted: values, what was expected of them, judgements.
import { ANOMALY_ROLES, type AnomalyRole } from '@foresight/contracts';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import type { AnomalyQuery } from '../../query/anomaly/index.ts';
import type { FieldProps } from '../field-props.ts';
import { PartsField } from '../PartsField.tsx';

const NAMES: Readonly<Record<AnomalyRole, string>> = {
  actual: 'Values',
  expected: 'Expected',
  lower: 'Lower limit',
  upper: 'Upper limit',
  score: 'Score',
  direction: 'Direction',
};
export function RolesField({ query: { roles }, change }: FieldProps<AnomalyQuery>) {
  return (
    <PartsField
      label="Parts"
      parts={ANOMALY_ROLES}
      names={NAMES}
      value={roles}
      onChange={chosen => change({ roles: chosen })}
      testId={TEST_IDS.queryEditor.anomalyRoles}
    />
  );
}
