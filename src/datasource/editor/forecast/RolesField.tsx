// Which parts of the answer are wanted: history, forecast, bands.
import { FORECAST_ROLES, type ForecastRole } from '@foresight/contracts';
import { Field, Label } from '@grafana/ui';
import { useId } from 'react';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import type { ForecastQuery } from '../../query/index.ts';
import type { FieldProps } from '../field-props.ts';
import { MultiChoice } from '../MultiChoice.tsx';

const NAMES: Readonly<Record<ForecastRole, string>> = {
  actual: 'History',
  forecast: 'Forecast',
  lower: 'Lower limits',
  upper: 'Upper limits',
};
const CHOICES = FORECAST_ROLES.map(value => ({ value, label: NAMES[value] }));

export function RolesField({ query: { roles = [] }, change }: FieldProps<ForecastQuery>) {
  const labelId = useId();
  const choose = (chosen: readonly string[]) => {
    const inOrder = FORECAST_ROLES.filter(role => chosen.includes(role));
    // All of them is what an absent list means.
    change({ roles: inOrder.length === 0 || inOrder.length === FORECAST_ROLES.length ? undefined : inOrder });
  };
  return (
    <Field label={<Label id={labelId}>Show</Label>} noMargin>
      <MultiChoice
        labelledBy={labelId}
        options={CHOICES}
        value={[...roles]}
        onChange={choose}
        placeholder="everything"
        width={28}
        testId={TEST_IDS.queryEditor.roles}
      />
    </Field>
  );
}
