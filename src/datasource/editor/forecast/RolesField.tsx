// Which parts of the answer are wanted: history, forecast, bands.
import { FORECAST_ROLES, type ForecastRole } from '@foresight/contracts';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import type { ForecastQuery } from '../../query/index.ts';
import type { FieldProps } from '../field-props.ts';
import { PartsField } from '../PartsField.tsx';

const NAMES: Readonly<Record<ForecastRole, string>> = {
  actual: 'History',
  forecast: 'Forecast',
  lower: 'Lower limits',
  upper: 'Upper limits',
};
export function RolesField({ query: { roles }, change }: FieldProps<ForecastQuery>) {
  return (
    <PartsField
      label="Show"
      parts={FORECAST_ROLES}
      names={NAMES}
      value={roles}
      onChange={chosen => change({ roles: chosen })}
      testId={TEST_IDS.queryEditor.roles}
    />
  );
}
