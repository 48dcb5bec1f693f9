// Which parts of the answer are wanted: values, what was expected of them, judgements.
import { ANOMALY_ROLES, type AnomalyRole } from '@foresight/contracts';
import { Field, Label } from '@grafana/ui';
import { useId } from 'react';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import type { AnomalyQuery } from '../../query/anomaly/index.ts';
import type { FieldProps } from '../field-props.ts';
import { MultiChoice } from '../MultiChoice.tsx';

const NAMES: Readonly<Record<AnomalyRole, string>> = {
  actual: 'Values',
  expected: 'Expected',
  lower: 'Lower limit',
  upper: 'Upper limit',
  score: 'Score',
  direction: 'Direction',
};
const CHOICES = ANOMALY_ROLES.map(value => ({ value, label: NAMES[value] }));

export function RolesField({ query: { roles = [] }, change }: FieldProps<AnomalyQuery>) {
  const labelId = useId();
  const choose = (chosen: readonly string[]) => {
    const inOrder = ANOMALY_ROLES.filter(role => chosen.includes(role));
    // All of them is what an absent list means.
    change({ roles: inOrder.length === 0 || inOrder.length === ANOMALY_ROLES.length ? undefined : inOrder });
  };
  return (
    <Field label={<Label id={labelId}>Parts</Label>} noMargin>
      <MultiChoice
        labelledBy={labelId}
        options={CHOICES}
        value={[...roles]}
        onChange={choose}
        placeholder="everything"
        width={28}
        testId={TEST_IDS.queryEditor.anomalyRoles}
      />
    </Field>
  );
}
