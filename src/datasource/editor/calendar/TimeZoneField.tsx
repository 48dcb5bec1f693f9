// Whose days and weeks count.
import { Combobox, Field } from '@grafana/ui';
import { useId } from 'react';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import type { FieldProps } from '../field-props.ts';
import { isTimeZone, timeZones } from './time-zones.ts';

export function TimeZoneField({ query: { timezone }, change }: FieldProps) {
  const id = useId();
  const wrong = timezone === undefined || isTimeZone(timezone) ? undefined : `There is no time zone '${timezone}'`;
  return (
    <Field label="Time zone" htmlFor={id} noMargin invalid={wrong !== undefined} error={wrong}>
      <Combobox
        id={id}
        options={timeZones}
        value={timezone ?? null}
        onChange={chosen => change({ timezone: chosen?.value })}
        placeholder="the workspace's"
        isClearable
        width={30}
        data-testid={TEST_IDS.queryEditor.timezone}
      />
    </Field>
  );
}
